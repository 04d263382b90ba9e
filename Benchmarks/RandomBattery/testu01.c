/* Runs a TestU01 battery on a stream of 64-bit words from standard input.
 * usage: testu01 small|crush|big high|low|both
 * TestU01 takes 32 bits at a time: the high halves, the low halves (bits reversed, since its tests
 * look at the leading bits most), or both halves in turn. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <testu01/bbattery.h>
#include <testu01/swrite.h>
#include <testu01/unif01.h>

static uint64_t words[8192];
static size_t position = 8192;
static int half = 0, part = 0;

static uint64_t next_word(void) {
    if (position == 8192) {
        if (fread(words, 8, 8192, stdin) != 8192) { fputs("stream ended\n", stderr); exit(74); }
        position = 0;
    }
    return words[position++];
}

static unsigned int reversed(unsigned int x) {
    unsigned int y = 0;
    for (int i = 0; i < 32; i++) y |= (x >> i & 1u) << (31 - i);
    return y;
}

static unsigned int next_bits(void) {
    static uint64_t word;
    if (part == 'h') return (unsigned int)(next_word() >> 32);
    if (part == 'l') return reversed((unsigned int)next_word());
    half ^= 1;
    if (half) { word = next_word(); return (unsigned int)(word >> 32); }
    return (unsigned int)word;
}

int main(int argc, char **argv) {
    if (argc != 3) { fputs("usage: testu01 small|crush|big high|low|both\n", stderr); return 64; }
    part = argv[2][0];
    swrite_Basic = FALSE;
    unif01_Gen *generator = unif01_CreateExternGenBits("generator-bits", next_bits);
    if (!strcmp(argv[1], "small")) bbattery_SmallCrush(generator);
    else if (!strcmp(argv[1], "crush")) bbattery_Crush(generator);
    else bbattery_BigCrush(generator);
    unif01_DeleteExternGenBits(generator);
    return 0;
}
