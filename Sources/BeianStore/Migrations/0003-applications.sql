-- Applications, hosting, materials and review (申请、接入、材料、初审).

CREATE TABLE stage (name TEXT PRIMARY KEY);
INSERT INTO stage (name) VALUES
    ('draft'), ('initial-review'), ('correction'), ('queued'), ('reporting'), ('report-failed'), ('sms-verification'),
    ('unverified'), ('administration-review'), ('refused'), ('granted'), ('abandoned'), ('lapsed'), ('void');

CREATE TABLE application_kind (name TEXT PRIMARY KEY);
INSERT INTO application_kind (name) VALUES
    ('first-filing'), ('add-service'), ('add-access'), ('modify-entity'), ('modify-service'), ('modify-both'),
    ('modify-access'), ('cancel-entity'), ('cancel-service'), ('cancel-access'), ('claim'), ('migrate');

CREATE TABLE filing_product (name TEXT PRIMARY KEY);
INSERT INTO filing_product (name) VALUES ('hosting'), ('taobao-shop'), ('shop-1688'), ('enterprise-site');

CREATE TABLE application (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL REFERENCES application_kind (name),
    product TEXT NOT NULL REFERENCES filing_product (name),
    stage TEXT NOT NULL REFERENCES stage (name),
    stage_since BIGINT NOT NULL,
    deadline_at BIGINT,
    is_open BIGINT NOT NULL,
    reviewed BIGINT NOT NULL,
    reported BIGINT NOT NULL,
    verified_by_sms BIGINT NOT NULL,
    province TEXT NOT NULL,
    entity_digest TEXT NOT NULL,
    dossier_sealed TEXT NOT NULL,
    round BIGINT NOT NULL,
    returned_items TEXT NOT NULL,
    taken_by TEXT REFERENCES staff (id),
    taken_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX application_by_account ON application (account, id);
CREATE INDEX application_queue ON application (stage, deadline_at, id);
CREATE INDEX application_by_creation ON application (is_open, created_at);
-- one open application for an entity in an account
CREATE UNIQUE INDEX application_open_entity ON application (account, entity_digest) WHERE is_open = 1;

-- what was handed in, round by round (历次提交)
CREATE TABLE submission (
    application TEXT NOT NULL REFERENCES application (id),
    round BIGINT NOT NULL,
    dossier_sealed TEXT NOT NULL,
    findings_sealed TEXT NOT NULL,
    rulebook TEXT NOT NULL,
    submitted_at BIGINT NOT NULL,
    PRIMARY KEY (application, round)
);

-- what the reviewers said, item by item (审核结论)
CREATE TABLE verdict (
    application TEXT NOT NULL REFERENCES application (id),
    round BIGINT NOT NULL,
    item TEXT NOT NULL,
    passes BIGINT NOT NULL,
    reason TEXT,
    remark_sealed TEXT NOT NULL,
    rulebook TEXT NOT NULL,
    given_by TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    PRIMARY KEY (application, round, item)
);

-- the domains of open applications and of the register (域名)
CREATE TABLE application_domain (
    application TEXT NOT NULL REFERENCES application (id),
    domain TEXT NOT NULL,
    PRIMARY KEY (application, domain)
);
CREATE INDEX application_domain_by_domain ON application_domain (domain);

CREATE TABLE instance (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL REFERENCES account (id),
    product TEXT NOT NULL REFERENCES filing_product (name),
    model TEXT NOT NULL,
    province TEXT,
    region TEXT NOT NULL,
    public_ips TEXT NOT NULL,
    billing TEXT NOT NULL,
    bought_on TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    slots BIGINT NOT NULL,
    imported_at BIGINT NOT NULL
);
CREATE INDEX instance_by_owner ON instance (owner, id);

CREATE TABLE service_number_state (name TEXT PRIMARY KEY);
INSERT INTO service_number_state (name) VALUES ('issued'), ('bound'), ('consumed'), ('revoked');

CREATE TABLE service_number (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    instance TEXT NOT NULL REFERENCES instance (id),
    issuer TEXT NOT NULL REFERENCES account (id),
    state TEXT NOT NULL REFERENCES service_number_state (name),
    application TEXT REFERENCES application (id),
    service TEXT,
    note TEXT NOT NULL,
    issued_at BIGINT NOT NULL
);
CREATE INDEX service_number_by_issuer ON service_number (issuer, id);
CREATE INDEX service_number_by_application ON service_number (application) WHERE application IS NOT NULL;

-- the ledger of slots: of concurrent requests for the last slot the key lets one win (名额)
CREATE TABLE slot (
    instance TEXT NOT NULL REFERENCES instance (id),
    position BIGINT NOT NULL,
    service_number TEXT REFERENCES service_number (id),
    application TEXT REFERENCES application (id),
    service TEXT,
    consumed BIGINT NOT NULL DEFAULT 0,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (instance, position)
);
CREATE INDEX slot_by_application ON slot (application) WHERE application IS NOT NULL;
CREATE UNIQUE INDEX slot_by_number ON slot (service_number) WHERE service_number IS NOT NULL;

CREATE TABLE material (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    file TEXT NOT NULL UNIQUE,
    content_digest TEXT NOT NULL,
    media_type TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    length BIGINT NOT NULL,
    uploaded_at BIGINT NOT NULL
);
CREATE INDEX material_by_account ON material (account, id);
