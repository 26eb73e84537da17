package lab.shop;

/** The tables of the shop's {@link Ledger}, as SQL; see {@link Schema}. */
final class LedgerSchema {
  /**
   * {@code trouble} is the lab's: while a row is in it, whatever writes to the ledger fails with
   * that state, at its statement or at its COMMIT; {@code times} of them, or all. They are counted
   * by a sequence, which no ROLLBACK sets back.
   */
  static final String CREATE =
      """
      CREATE TABLE placed (
        id text PRIMARY KEY,
        product_id bigint NOT NULL REFERENCES products,
        pieces integer NOT NULL CHECK (pieces BETWEEN -1000 AND 1000)
      );
      CREATE TABLE sold (
        product_id bigint PRIMARY KEY REFERENCES products,
        pieces bigint NOT NULL
      );
      CREATE TABLE outbox (
        place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        body text NOT NULL,
        refusals integer NOT NULL DEFAULT 0,
        dead boolean NOT NULL DEFAULT false
      );
      CREATE TABLE trouble (
        state text NOT NULL,
        moment text NOT NULL,
        times integer
      );
      CREATE SEQUENCE troubles;
      CREATE FUNCTION raise_trouble() RETURNS trigger LANGUAGE plpgsql AS $body$
      DECLARE
        found text;
        most integer;
      BEGIN
        SELECT state, times INTO found, most FROM shop.trouble WHERE moment = TG_ARGV[0] LIMIT 1;
        IF found IS NOT NULL AND (most IS NULL OR nextval('shop.troubles') <= most) THEN
          RAISE EXCEPTION 'trouble that this test has made' USING ERRCODE = found;
        END IF;
        RETURN NEW;
      END
      $body$;
      CREATE TRIGGER placed_trouble BEFORE INSERT OR UPDATE ON placed
        FOR EACH ROW EXECUTE FUNCTION raise_trouble('STATEMENT');
      CREATE TRIGGER sold_trouble BEFORE INSERT OR UPDATE ON sold
        FOR EACH ROW EXECUTE FUNCTION raise_trouble('STATEMENT');
      CREATE CONSTRAINT TRIGGER placed_late_trouble AFTER INSERT OR UPDATE ON placed
        DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION raise_trouble('COMMIT');
      """;

  static final String EMPTY =
      "DELETE FROM placed; DELETE FROM sold; DELETE FROM outbox; DELETE FROM trouble;";

  private LedgerSchema() {}
}
