import BeianCore
import HTTPTypes
import Hummingbird
import Logging

/// Every address of the simulated administration.
struct SimulatorRoutes: Sendable {
    let administration: SimulatedAdministration
    let log: Logger

    // swift-format-ignore
    func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: Reception(secret: administration.settings.secret, log: log))
        // the wire
        router.post("/v1/reports")          { request, _ in try await submit(request) }
        router.get("/v1/results")           { request, _ in try await results(request) }
        router.post("/v1/results/ack")      { request, _ in try await acknowledge(request) }
        router.get("/v1/status")            { request, _ in try await status(request) }
        // the pages
        router.get("/")                     { _, _ in Answering.seeOther("/verify") }
        router.get("/healthz")              { _, _ in Answering.json(["status": "ok"]) }
        router.get("/simulator.css")        { _, _ in Answering.style() }
        router.get("/sms")                  { request, _ in try await inbox(request) }
        router.get("/sms.json")             { request, _ in try await messages(request) }
        router.get("/verify")               { request, _ in try verification(request) }
        router.post("/verify")              { request, _ in try await verify(request) }
        router.post("/verify/resend")       { request, _ in try await resend(request) }
        router.get("/desk")                 { request, _ in try await desk(request) }
        router.get("/desk.json")            { _, _ in try await cases() }
        router.post("/desk/:id/approve")    { request, context in try await approve(request, context) }
        router.post("/desk/:id/refuse")     { request, context in try await refuse(request, context) }
        return router
    }
}
