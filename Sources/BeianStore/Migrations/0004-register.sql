-- The register of granted filings, which every look-up reads (备案登记).

CREATE TABLE register_entity (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    province TEXT NOT NULL,
    nature TEXT NOT NULL,
    is_individual BIGINT NOT NULL,
    -- an organisation's registered name is public; an individual's is sealed
    organisation TEXT,
    organisation_folded TEXT,
    person_sealed TEXT NOT NULL,
    entity_digest TEXT NOT NULL UNIQUE,
    account TEXT REFERENCES account (id),
    simulated BIGINT NOT NULL,
    granted_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX register_entity_by_organisation ON register_entity (organisation_folded, id);
CREATE INDEX register_entity_by_account ON register_entity (account);

CREATE TABLE register_service (
    id TEXT PRIMARY KEY,
    entity TEXT NOT NULL REFERENCES register_entity (id),
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    domain TEXT NOT NULL UNIQUE,
    home_url TEXT NOT NULL,
    application TEXT NOT NULL REFERENCES application (id),
    application_service TEXT NOT NULL,
    instance TEXT REFERENCES instance (id),
    granted_at BIGINT NOT NULL
);
CREATE INDEX register_service_by_entity ON register_service (entity, id);
CREATE INDEX register_service_by_application ON register_service (application, id);
