-- The simulated administration keeps its own books. Persons are sealed with the key of the house, as in the house itself.
CREATE TABLE data_key (
    owner TEXT NOT NULL PRIMARY KEY,
    wrapped TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE erased_owner (
    owner TEXT NOT NULL PRIMARY KEY
);

CREATE TABLE report_state (
    word TEXT NOT NULL PRIMARY KEY
);

INSERT INTO report_state (word) VALUES ('sms'), ('review'), ('granted'), ('refused'), ('unverified');

CREATE TABLE report (
    number BIGINT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    reference TEXT NOT NULL UNIQUE,
    content_digest TEXT NOT NULL,
    state TEXT NOT NULL REFERENCES report_state (word),
    province TEXT NOT NULL,
    certificate_digest TEXT NOT NULL,
    sealed TEXT NOT NULL,
    accepted_at BIGINT NOT NULL,
    sms_deadline BIGINT NOT NULL,
    review_since BIGINT,
    decided_at BIGINT,
    opinion TEXT
);

CREATE INDEX report_by_state ON report (state, number);

-- One row for each different mobile of a report, whoever shares it.
CREATE TABLE verification (
    report TEXT NOT NULL REFERENCES report (id),
    mobile_digest TEXT NOT NULL,
    sealed TEXT NOT NULL,
    wrong_tries BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    verified_at BIGINT,
    PRIMARY KEY (report, mobile_digest)
);

CREATE INDEX verification_by_mobile ON verification (mobile_digest, report);

CREATE TABLE sms (
    number BIGINT NOT NULL PRIMARY KEY,
    mobile_digest TEXT NOT NULL,
    sealed TEXT NOT NULL,
    sent_at BIGINT NOT NULL
);

CREATE INDEX sms_by_mobile ON sms (mobile_digest, number);

-- A number is issued once, whatever the program believes.
CREATE TABLE entity (
    number TEXT NOT NULL PRIMARY KEY,
    province TEXT NOT NULL,
    certificate_digest TEXT NOT NULL,
    year BIGINT NOT NULL,
    serial BIGINT NOT NULL,
    UNIQUE (province, certificate_digest),
    UNIQUE (province, year, serial)
);

CREATE INDEX entity_by_certificate ON entity (certificate_digest, number);

CREATE TABLE service (
    number TEXT NOT NULL PRIMARY KEY,
    entity TEXT NOT NULL REFERENCES entity (number),
    ordinal BIGINT NOT NULL,
    kind TEXT NOT NULL,
    domain TEXT NOT NULL,
    report TEXT NOT NULL REFERENCES report (id),
    granted_at BIGINT NOT NULL,
    UNIQUE (entity, ordinal),
    UNIQUE (domain, kind)
);

CREATE INDEX service_by_report ON service (report, number);

CREATE TABLE result (
    sequence BIGINT NOT NULL PRIMARY KEY,
    report TEXT NOT NULL REFERENCES report (id),
    body TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- How far the access provider has acknowledged the results; one row.
CREATE TABLE acknowledgement (
    row BIGINT NOT NULL PRIMARY KEY,
    through BIGINT NOT NULL
);

INSERT INTO acknowledgement (row, through) VALUES (1, 0);
