"""Does what pages of documentation say, in the current folder, and compares what they show.

A block of `json` is written to the file that the line before it names last. A block of `sh` is
done, each line that starts with `switchboard` by itself. A block of `text` right after one shows
what the last command prints: exactly that, but for a line `…`, which stands for any lines.
"""

import re
import subprocess
import sys


def blocks(page):
    """Every block of code with its language and the line of text before it."""
    before, language, lines = "", None, []
    for line in open(page, encoding="utf-8").read().splitlines():
        if language is None and line.startswith("```"):
            language, lines = line[3:].strip(), []
        elif language is not None and line.startswith("```"):
            yield language, before, lines
            language = None
        elif language is not None:
            lines.append(line)
        elif line.strip():
            before = line


def shows(expected, found):
    """Whether the lines are those expected, `…` being any number of them."""
    pattern = "\n".join(
        "(.*\n)*.*" if line == "…" else re.escape(line) + r"[ ]*" for line in expected
    )
    return re.fullmatch(pattern, "\n".join(found).rstrip("\n")) is not None


def perform(page):
    count, printed = 0, ""
    for language, before, lines in blocks(page):
        if language == "json":
            names = re.findall(r"`([^`]+\.json)`", before)
            if names:
                open(names[-1], "w", encoding="utf-8").write("\n".join(lines) + "\n")
        elif language == "sh":
            for line in lines:
                command = line.removeprefix("swift run -c release ")
                if not command.startswith("switchboard "):
                    continue
                print("$", command, flush=True)
                ended = subprocess.run(
                    ["bash", "-c", command], stdin=subprocess.DEVNULL, capture_output=True, text=True
                )
                printed, count = ended.stdout, count + 1
                if ended.returncode != 0:
                    sys.exit(f"{page}: exit code {ended.returncode}\n{printed}{ended.stderr}")
                print("".join(printed.splitlines(True)[:3]), end="")
        elif language == "text" and not shows(lines, printed.splitlines()):
            sys.exit(f"{page}: the last command prints\n{printed}\nand not\n" + "\n".join(lines))
    return count


# A canary: a difference is seen.
assert shows(["a", "…", "c"], ["a", "b", "c"]) and not shows(["a", "…", "c"], ["a", "b", "d"])
counts = [perform(page) for page in sys.argv[1:]]
print(sum(counts), "commands")
if min(counts) == 0:
    sys.exit("a page has no commands")
