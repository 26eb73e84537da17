package lab.shop;

/**
 * The table of offers, whose rows the database makes its own: it takes blanks off names, rounds
 * prices, has a note of its own for an empty one and counts versions. That a place is given twice
 * it notices at COMMIT.
 */
final class OfferSchema {
  static final String CREATE =
      """
      CREATE TABLE offers (
        id bigint PRIMARY KEY,
        shelf text NOT NULL,
        place integer NOT NULL,
        name text NOT NULL,
        cents bigint NOT NULL CHECK (cents >= 0),
        note text NOT NULL,
        version bigint NOT NULL DEFAULT 1,
        CONSTRAINT offers_place UNIQUE (shelf, place) DEFERRABLE INITIALLY DEFERRED
      );
      CREATE FUNCTION tidy_offer() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.name := btrim(NEW.name);
        NEW.cents := round(NEW.cents / 5.0) * 5;
        IF btrim(NEW.note) = '' THEN
          NEW.note := 'While stocks last';
        END IF;
        IF TG_OP = 'UPDATE' THEN
          NEW.version := OLD.version + 1;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER tidy_offer BEFORE INSERT OR UPDATE ON offers
        FOR EACH ROW EXECUTE FUNCTION tidy_offer();
      """;

  static final String DATA =
      """
      INSERT INTO offers (id, shelf, place, name, cents, note) VALUES
        (1, 'window', 1, 'Desk lamp', 3900, 'One per customer'),
        (2, 'window', 2, 'Wool blanket', 6950, 'While stocks last'),
        (3, 'door', 1, 'Tea kettle', 2500, 'While stocks last'),
        (4, 'door', 2, 'Straw hat', 990, 'Until Saturday');
      """;

  private OfferSchema() {}
}
