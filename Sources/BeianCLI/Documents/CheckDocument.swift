import BeianCore
import BeianRulebook
import Foundation

/// `docs/check.md`: what `beian check` reads and prints, with the JSON Schema drawn from the tables.
enum CheckDocument {
    static func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let schema = String(decoding: try encoder.encode(CheckSchema.schema), as: UTF8.self)
        return introduction + "\n\n## The schema\n\n```json\n\(schema)\n```\n"
    }

    private static let introduction = """
        # The offline check

        `beian check` runs the pre-flight on applications in files: no store, no network, no account. The same file, day \
        and book always give the same findings. Printed by `beian docs check`; a test keeps it true.

        ```console
        $ beian check application.json            # one application, or a JSON list of them
        $ beian check applications.jsonl          # one a line; memory does not grow with the file
        $ beian check folder/                     # every *.json and *.jsonl in it
        $ producer | beian check -                # JSON lines on standard input
        $ beian check --json --as-of 2025-06-30 --lang en application.json
        ```

        | option | meaning |
        |---|---|
        | `--json` | one line of JSON for each application instead of text |
        | `--as-of DAY` | the rules, ages and terms of that day; today in Beijing if absent |
        | `--lang zh\\|en` | the language of reasons and remedies; `zh` if absent |
        | `--rulebook FOLDER` | another book; also `BEIAN_RULEBOOK` |
        | `--decisions FILE` | the operator's decisions (`docs/rule-decisions.md`); also `BEIAN_RULE_DECISIONS` |

        | exit code | meaning |
        |---|---|
        | 0 | nothing stands in the way; there may be warnings and notes |
        | 1 | something blocks |
        | 2 | a file or an application cannot be read (nothing of it is judged, the others are), there is no application, \
        or the book or the decisions are refused |
        | 64 | an option or an argument is wrong; nothing was read |

        ## What is read

        An application in the JSON form of the API (`GET /api/v1/applications/{id}`): `kind`, `entity`, `services` and \
        `materials`. Members that the API tells and that say nothing to the rules (`id`, `stage`, `version`, `findings` …), \
        `comment` and `$schema` are passed over; any other unknown member, or a wrong type, makes the application \
        unreadable and is told with its place.

        * A service without `id` is called `svc_1`, `svc_2` … by its place; without `kind` it is a website. An app tells \
        its platforms in `app`; without `app` nothing is asked about platforms, packages, fingerprints or icon, and \
        nothing is found there.
        * Without the member `materials` no picture is asked for; an empty list means that none is attached.
        * `hosting` names an instance or a service identification number; without either the service has no proof of \
        hosting.
        * `domainCertificate` is what the applicant copies from the certificate of the domain.
        * A wrong `province`, `nature` or code in `contents` is an answer and becomes a finding; a wrong kind (of \
        the application, a service or a material) or a wrong code in `context` makes the application unreadable.
        * One field holds one answer: several domains, telephone numbers or certificate numbers in one field are not \
        taken apart, and the field is found to be misshapen.
        * What a kind does not need is not asked: modifications other than of the access, cancellations and a claim prove no \
        `hosting`; a modified or cancelled entity and a claim name no service; a cancellation has no pictures.

        ## The context

        What the provider's own store or an outside look-up would answer stands in `context`; what is absent is unknown, \
        and a rule that needs it stays silent. Its members are the facts of the rule book that come from outside, by their \
        names in camelCase: the fact `entity.ministry-status` is `context.entity.ministryStatus`, `service.site-opens` is \
        `context.services[0].siteOpens`, `service-person.mobile-home` is `context.services[0].person.mobileHome`. An entry \
        of `context.services` belongs to the service with the same `id`, without one to the service in the same place. \
        `mobileHome` is a GB/T 2260 code of a province or city; counts are not negative; `mobileUsedElsewhere` means that another entity's filing uses the number for \
        somebody else; `domainHolderRole` is drawn from the names when it is not given. \
        `handedInOn` tells when the application was first handed in, which rules for new applications go by; on a \
        day after the one that is asked about it is refused. `approvedSuffixes` tells top-level domains that are \
        approved beyond the book's list: once any is told, by the context or by the operator, a domain below one \
        that stands in neither list is refused, as it is with `suffixApproved: false`; by the book's own list alone, \
        which may be out of date, it is only warned of.

        ```json
        {
          "kind": "first-filing",
          "entity": { "province": "zhejiang", "nature": "enterprise", "name": "杭州青山演示有限公司" },
          "services": [{ "domain": "qingshan-demo.cn", "name": "青山演示", "hosting": { "instance": "i-1" } }],
          "context": {
            "entity": { "ministryStatus": "unfiled", "registryStatus": "active", "filedServices": 0 },
            "person": { "mobileHome": "330100", "mobileUsedElsewhere": false },
            "services": [{ "ministryStatus": "unfiled", "domainVerified": true, "siteResolves": false }]
          }
        }
        ```

        ## What is printed

        With `--json` a line for each application: `application` (its place), `asOf`, `rulebook` (SHA-256 of book and \
        decisions), `readable`, `blocks` (how many findings block; 0 for an application that \
        cannot be read) and `findings`, worst first. A finding has `pointer` \
        (a JSON pointer into the application), `severity` (`block`, `warn`, `note`), `code`, `rule` when a rule of the \
        book found it, `reason`, `remedy`, `source`, `confidence` (D documented, R recalled, I inferred) and `parameters`. \
        A missing material points to `#/materials` with its kinds in `parameters.kind`, any of which will do. Where a proof \
        would do instead of changing an answer, the finding points to that answer and names the kinds likewise.

        An application that cannot be read has `readable: false`, and its findings say why, all at once: the place of the \
        file and its line (JSON lines) or place (list), the pointer, reason and remedy. Unreadable are besides unknown members \
        and wrong types: a key that stands twice in one object, a text that is not UTF-8, a line over 4 MB (the lines behind \
        it are read), a file over 64 MB that is not JSON lines, a file without any application.

        ## Rules

        `beian rules explain RULE FILE` tells part by part why a rule bites an application or does not. `beian rules list` \
        prints columns: id, weight, confidence, days in force (`-` for always) and the reason; with `--json` a line of JSON \
        for each rule. `beian rules show RULE` tells a rule whole, with its examples; `beian rules check FOLDER` proves a \
        book. All take `--lang`, `--rulebook` and `--decisions`. Decisions act whatever day is asked: `--as-of` chooses \
        rules, not decisions.
        """
}
