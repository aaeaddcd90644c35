-- The persons of granted filings by digest (备案人员), the rule books in force and what a changed one does to open
-- applications (规则变更影响), and the findings with which a report left (报送时的问题清单).

-- who answers for a filing: found by what somebody else types, never read back
CREATE TABLE filed_person (
    entity TEXT NOT NULL REFERENCES register_entity (id),
    -- the id of the service, or 'entity' for the entity's person in charge
    place TEXT NOT NULL,
    person_digest TEXT NOT NULL,
    mobile_digest TEXT NOT NULL,
    mail_digest TEXT NOT NULL,
    emergency_digest TEXT,
    -- whether the person is in charge of a service
    leads BIGINT NOT NULL,
    PRIMARY KEY (entity, place)
);
CREATE INDEX filed_person_by_person ON filed_person (person_digest, entity);
CREATE INDEX filed_person_by_mobile ON filed_person (mobile_digest, entity);
CREATE INDEX filed_person_by_emergency ON filed_person (emergency_digest, entity) WHERE emergency_digest IS NOT NULL;

-- the books by which applications were judged, as they came into force (在用规则书)
CREATE TABLE rulebook_term (
    place BIGINT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    since BIGINT NOT NULL,
    -- the open application up to which both books were compared
    compared_to TEXT NOT NULL,
    settled_at BIGINT
);

CREATE TABLE application_touched (
    application TEXT NOT NULL REFERENCES application (id),
    book TEXT NOT NULL,
    book_before TEXT NOT NULL,
    -- ids of rules and the places at which they bite, as JSON
    added TEXT NOT NULL,
    at BIGINT NOT NULL,
    seen_at BIGINT,
    PRIMARY KEY (application, book)
);
CREATE INDEX application_touched_unseen ON application_touched (application) WHERE seen_at IS NULL;

CREATE INDEX application_open ON application (id) WHERE is_open = 1;

ALTER TABLE submission ADD COLUMN reported_findings_sealed TEXT;
ALTER TABLE submission ADD COLUMN reported_rulebook TEXT;
