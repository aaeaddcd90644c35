import BeianCore
import BeianDesk
import Testing

@Suite struct TOTPTests {
    // RFC 6238, appendix B: eight figures, SHA-1, the secret of twenty ASCII figures.
    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func theVectorsOfTheStandardHold(_ seconds: Int, _ code: String) {
        let factor = TOTP(secret: Array("12345678901234567890".utf8))
        let now = Instant(milliseconds: Int64(seconds) * 1000)
        #expect(factor.code(step: TOTP.step(at: now), digits: 8) == code)
    }

    @Test func theTelephoneMayGoHalfAMinuteWrong() {
        let factor = TOTP(secret: Array("12345678901234567890".utf8))
        let now = Instant(milliseconds: 1_772_413_200_000)
        let step = TOTP.step(at: now)
        for offset in -1...1 { #expect(factor.step(of: factor.code(step: step + offset), at: now) == step + offset) }
        for offset in [-3, -2, 2, 3] { #expect(factor.step(of: factor.code(step: step + offset), at: now) == nil) }
    }

    @Test func theSecretIsTypedInBase32() {
        let factor = TOTP(secret: Array("12345678901234567890".utf8))
        #expect(factor.base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(TOTP(base32: "gezd gnbv gy3t qojq gezd gnbv gy3t qojq") == factor)
        #expect(TOTP(base32: "GEZDGNBVGY3TQOJQ1") == nil && TOTP(base32: "GEZDGNBV") == nil)
        #expect(
            factor.uri(issuer: "Beian", name: "li si")
                == "otpauth://totp/Beian:li%20si?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Beian")
    }
}
