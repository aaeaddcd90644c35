package import BeianCore

/// What accounts had looked up about the persons of others' filings (人员查询), by digest of person and numbers.
///
/// What was asked once is not counted again; what is over the day's number is not answered.
package struct PersonQuestions {
    package let db: any Connection

    /// Whether an account has asked a question that was counted.
    package func has(_ question: String, of account: ID<Account>) throws -> Bool {
        try db.row(
            """
            SELECT 1 AS found FROM person_question WHERE account = \(account) AND question_digest = \(question)
            """) != nil
    }

    /// How many different questions an account asked on a day.
    package func count(of account: ID<Account>, on day: Day) throws -> Int {
        try db.row(
            """
            SELECT COUNT(*) AS asked FROM person_question WHERE account = \(account) AND asked_on = \(day.description)
            """)?.int("asked") ?? 0
    }

    /// Counts a question.
    package func note(_ question: String, of account: ID<Account>, on day: Day) throws {
        try db.run(
            """
            INSERT INTO person_question (account, question_digest, asked_on)
            VALUES (\(account), \(question), \(day.description)) ON CONFLICT (account, question_digest) DO NOTHING
            """)
    }
}

extension Connection {
    /// What accounts had looked up about the persons of others' filings.
    package var personQuestions: PersonQuestions { PersonQuestions(db: self) }
}
