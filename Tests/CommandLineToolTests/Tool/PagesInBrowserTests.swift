import Foundation
import Testing

@testable import CommandLineTool

private let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first {
    FileManager.default.isExecutableFile(atPath: $0)
}

/// Pages as a browser shows them; left out where there is no Chromium.
@Suite(.enabled(if: browser != nil), .serialized)
struct PagesInBrowserTests {
    /// A page that shows another one in frames of several widths and writes down what it sees.
    ///
    /// The frames are of the same origin, so that the outer script may look into them; inside, the
    /// policy of the page is in force. In the last one nothing runs.
    private static func inspector(of page: String) -> String {
        let quoted = page.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
        let frames = [(390, ""), (1_280, ""), (390, " sandbox=\"allow-same-origin\"")].map {
            "<iframe width=\"\($0)\" height=\"900\"\($1) srcdoc=\"\(quoted)\"></iframe>"
        }
        return "<!doctype html><meta charset=utf-8>\(frames.joined())<pre id=out></pre><script>"
            + script + "</script>"
    }

    private static let script = """
        const seen=[];const lum=c=>{const v=c.match(/[\\d.]+/g).map(Number);
        const f=v.slice(0,3).map(x=>{x/=255;return x<=.04045?x/12.92:((x+.055)/1.055)**2.4});
        return .2126*f[0]+.7152*f[1]+.0722*f[2]};
        const ratio=(a,b)=>{const x=lum(a),y=lum(b);
        return (Math.max(x,y)+.05)/(Math.min(x,y)+.05)};
        const ground=(e,w)=>{for(;e;e=e.parentElement){
        const c=w.getComputedStyle(e).backgroundColor;
        if(c&&!/, 0\\)$|transparent/.test(c))return c}return "rgb(255,255,255)"};
        window.onload=()=>{document.querySelectorAll("iframe").forEach(f=>{
        const w=f.contentWindow,d=f.contentDocument,r=d.documentElement;
        seen.push("width "+f.width+" overflow "+(r.scrollWidth-r.clientWidth));
        seen.push("images "+d.images.length+" headings "+d.querySelectorAll("h2").length);
        const on=r.classList.contains("on");seen.push("script "+on);
        if(f.width=="390")seen.push("dark "+w.matchMedia("(prefers-color-scheme: dark)").matches);
        d.querySelectorAll("details").forEach(x=>x.open=true);let worst=99,who="";
        d.querySelectorAll("p,h1,h2,h3,td,th,a,span,b,small,summary,code,li,button").forEach(e=>{
        if(!e.textContent.trim()||!e.getClientRects().length)return;
        const q=ratio(w.getComputedStyle(e).color,ground(e,w));
        if(q<worst){worst=q;who=e.tagName+" "+e.className}});
        seen.push("contrast "+(worst>=4.5?"enough":worst.toFixed(2)+" of "+who));
        seen.push("small text "+[...d.querySelectorAll("svg text")].filter(e=>{
        const s=w.getComputedStyle(e);return parseFloat(s.fontSize)<12}).length);
        seen.push("wide when open "+(r.scrollWidth-r.clientWidth))});
        document.getElementById("out").textContent=seen.join("\\n")};
        """

    /// What the browser wrote: the document as it is in the end, and its messages.
    private func open(_ path: String, dark: Bool) throws -> (dom: String, messages: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(browser))
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
            "--blink-settings=preferredColorScheme=\(dark ? 0 : 1)", "--virtual-time-budget=5000",
            "--dump-dom", "file://" + path,
        ]
        let (output, errors) = (path + ".dom", path + ".log")
        for name in [output, errors] {
            try "".write(toFile: name, atomically: false, encoding: .utf8)
        }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        process.waitUntilExit()
        return (
            try String(contentsOfFile: output, encoding: .utf8),
            try String(contentsOfFile: errors, encoding: .utf8)
        )
    }

    private static let pages: [[String]] = [
        ["run", "{evil.json}", "-r", "2", "--by", "day", "--by", "group"],
        ["run", "help-desk", "--horizon", "3d", "-r", "2", "--by", "day"],
        ["compare", "{evil.json}", "--variant", "b:humans.agents=7", "-r", "2"],
        ["tune", "theory/ai-threshold", "--minimise", "abandonmentRate", "--horizon", "1h"]
            + ["--vary", "ai.escalation.threshold=0.3,0.6,0.8", "-r", "2"]
            + ["--max-replications", "4"],
        ["staff", "{evil.json}", "--target", "abandonmentRate<=20%", "-r", "2"]
            + ["--max-replications", "8", "--shifts", "8h/0,8,16"],
        ["sweep", "help-desk", "--horizon", "1d", "-r", "1", "--vary", "humans.agents=4,6"]
            + ["--vary", "ai.escalation.threshold=0.5,0.7"],
        ["claims"],
    ]

    /// No overflow on a phone or a desk, in either scheme, nothing refused by the policy, nothing
    /// fetched, text to be read, and all of it without the script.
    @Test(arguments: pages)
    func aPageInABrowser(words: [String]) async throws {
        let session = try Session()
        let evil =
            "</script><img src=x onerror=alert(1)>\\\"' " + String(repeating: "long", count: 60)
        try session.write(
            Session.workload.replacing("A small desk", with: evil).replacing(
                "\"name\": \"small\"", with: "\"name\": \"名前 <b>\""), to: "evil.json")
        let ending = await session.run(words + ["--html", "{page.html}"])
        #expect(ending.code == .success, "\(ending.messages)")
        let page = try session.content("page.html")
        try session.write(Self.inspector(of: page), to: "frames.html")
        for dark in [false, true] {
            let (dom, messages) = try open(session.path("frames.html"), dark: dark)
            let seen =
                dom.components(separatedBy: "<pre id=\"out\">").last?
                .components(separatedBy: "</pre>").first ?? ""
            let lines = seen.split(separator: "\n").map(String.init)
            #expect(lines.count == 20, "\(seen) \(messages.suffix(500))")
            #expect(lines.filter { $0.contains("overflow 0") }.count == 3, "\(seen)")
            #expect(lines.filter { $0 == "wide when open 0" }.count == 3, "\(seen)")
            #expect(lines.filter { $0.hasPrefix("images 0 ") }.count == 3)
            #expect(lines.filter { $0.hasPrefix("images") && !$0.hasSuffix(" 0") }.count == 3)
            #expect(
                lines.filter { $0.hasPrefix("script") }
                    == ["script true", "script true", "script false"])
            #expect(lines.filter { $0 == "dark \(dark)" }.count == 2, "\(seen)")
            #expect(lines.filter { $0 == "contrast enough" }.count == 3, "\(seen)")
            #expect(lines.filter { $0 == "small text 0" }.count == 3, "\(seen)")
            let console = messages.split(separator: "\n").filter {
                $0.contains("CONSOLE") && !$0.contains("sandboxed")
            }
            #expect(console.isEmpty, "\(console.joined(separator: "\n"))")
        }
    }

    /// Canary: what is wrong with a page is seen.
    @Test func whatIsWrongIsSeen() throws {
        let session = try Session()
        let bad =
            "<!doctype html><html><head><meta http-equiv=Content-Security-Policy "
            + "content=\"default-src 'none'\"></head><body><p style=\"width:5000px\">wide</p>"
            + "<img src=x><script>document.title=1</script></body></html>"
        try session.write(Self.inspector(of: bad), to: "frames.html")
        let (dom, messages) = try open(session.path("frames.html"), dark: false)
        #expect(dom.contains("images 1") && messages.contains("CONSOLE"))
        #expect(messages.contains("Content Security Policy"))
    }
}
