-- How many different persons and numbers an account had looked up (人员查询), and the persons of what was handed in
-- (在办申请人员), by digest.

CREATE TABLE person_question (
    account TEXT NOT NULL REFERENCES account (id),
    question_digest TEXT NOT NULL,
    asked_on TEXT NOT NULL,
    PRIMARY KEY (account, question_digest)
);
CREATE INDEX person_question_by_day ON person_question (account, asked_on);

-- found by what is handed in elsewhere, never read back; gone when the application is over
CREATE TABLE handed_in_person (
    application TEXT NOT NULL REFERENCES application (id),
    -- the id of the service, or 'entity' for the entity's person in charge
    place TEXT NOT NULL,
    entity_digest TEXT NOT NULL,
    person_digest TEXT NOT NULL,
    mobile_digest TEXT NOT NULL,
    emergency_digest TEXT,
    PRIMARY KEY (application, place)
);
CREATE INDEX handed_in_person_by_mobile ON handed_in_person (mobile_digest, application);
CREATE INDEX handed_in_person_by_emergency ON handed_in_person (emergency_digest, application)
    WHERE emergency_digest IS NOT NULL;
