-- The order in which the history was written (历史次序): a clock that is put back puts no event before an older one.

ALTER TABLE event ADD COLUMN place BIGINT NOT NULL DEFAULT 0;
UPDATE event SET place = placed.place
FROM (
    SELECT subject, sequence, row_number() OVER (ORDER BY at, subject, sequence) AS place FROM event
) AS placed
WHERE placed.subject = event.subject AND placed.sequence = event.sequence;
CREATE UNIQUE INDEX event_by_place ON event (place);
DROP INDEX event_by_time;
