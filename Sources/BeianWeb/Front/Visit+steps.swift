import BeianCore

extension Visit {
    /// The visit once it is known who asks.
    func with(
        parameters: [String: String],
        account: Session?,
        staff: Session?,
        token: Actor?,
        secret: String,
        language: Language,
        door: Door
    ) -> Visit {
        Visit(
            site: site,
            reference: reference,
            method: method,
            path: path,
            parameters: parameters,
            query: query,
            rawQuery: rawQuery,
            headers: headers,
            body: body,
            form: form,
            language: language,
            address: address,
            door: door,
            cookies: cookies,
            accountSession: account,
            staffSession: staff,
            tokenActor: token,
            formSecret: secret,
            logger: logger
        )
    }

    /// The visit once its body was read.
    func with(body: [UInt8], form: Form) -> Visit {
        Visit(
            site: site,
            reference: reference,
            method: method,
            path: path,
            parameters: parameters,
            query: query,
            rawQuery: rawQuery,
            headers: headers,
            body: body,
            form: form,
            language: language,
            address: address,
            door: door,
            cookies: cookies,
            accountSession: accountSession,
            staffSession: staffSession,
            tokenActor: tokenActor,
            formSecret: formSecret,
            logger: logger
        )
    }
}
