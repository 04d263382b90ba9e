import Testing

@testable import RandomVariates

struct PhiloxTests {
    // Known answers of Random123 (`kat_vectors`, philox2x64).
    @Test(
        arguments: [
            (7, 0, 0, 0, 0xB41D_A69F_BFEF_C666, 0x511E_9CE1_A553_4056),
            (7, .max, .max, .max, 0xA469_6CC0_4462_015D, 0x7247_82DA_E171_69E9),
            (
                7, 0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0,
                0x98ED_1534_392B_F372, 0x6752_8B15_6888_2FD5
            ),
            (10, 0, 0, 0, 0xCA00_A045_9843_D731, 0x66C2_4222_C9A8_45B5),
            (10, .max, .max, .max, 0x65B0_21D6_0CD8_310F, 0x4D02_F322_2F86_DF20),
            (
                10, 0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0,
                0x0A5E_742C_2997_341C, 0xB0F8_83D3_8000_DE5D
            ),
        ] as [(Int, UInt64, UInt64, UInt64, UInt64, UInt64)])
    func givesTheKnownAnswers(
        rounds: Int, first: UInt64, second: UInt64, key: UInt64, answer0: UInt64, answer1: UInt64
    ) {
        let block = Philox.block(first, second, key: key, rounds: rounds)
        #expect(block == (answer0, answer1))
    }

    @Test func drawsUseSevenRounds() {
        #expect(Philox.drawRounds == 7)
    }
}
