package grader.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import grader.model.Account;
import grader.model.Names;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import runner.trouble.CommandError;

class RosterTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,name\nann,Ann Lee\nbob,Bob\n",
        "\uFEFFID;Name\r\nann;\"Ann Lee\"\r\n\r\nbob;Bob",
        "last name\tstudent id\tfirst name\nLee\tann\tAnn\n\tbob\tBob\n",
        "name, student , mail\nAnn Lee, ann , a@b.c\nBob,bob,\n,,\n",
        "sep=;\r\nid;name\r\nann;Ann Lee\r\nbob;Bob\r\n",
        "\uFEFF\"sep=|\"\nid|name\nann|Ann Lee\nbob|Bob\n",
        "\"First name\",\"Last name\",\"ID number\",\"Email address\"\n"
            + "Ann,Lee,ann,a@b.c\nBob,,bob,b@b.c\n"
      })
  void reads_what_offices_write(String text) throws IOException {
    assertThat(read(text).people())
        .extracting(Person::id, Person::name)
        .containsExactly(tuple("ann", "Ann Lee"), tuple("bob", "Bob"));
  }

  @Test
  void reads_what_gradebooks_want_to_know() throws IOException {
    assertThat(
            read("ID;Email Address;username;Section;Canvas ID\n17;a@b.c;ann;B 1;4711\n18\n")
                .people())
        .extracting(Person::account)
        .containsExactly(new Account(true, "a@b.c", "ann", "B 1", "4711"), Account.unknown(true));
  }

  @Test
  void finds_people_by_id_and_by_name() throws IOException {
    Roster roster = read("id,name\n17,Zoë\n18,Ann\n19,Ann\nann,Other\n");
    assertThat(roster.byId().get("17").id()).isEqualTo("17");
    assertThat(roster.byId().get(Names.folded("ANN ")).id()).isEqualTo("ann");
    assertThat(roster.byName().get(Names.folded("ZOE\u0308")))
        .extracting(Person::id)
        .containsExactly("17");
    assertThat(roster.byName().get(Names.folded("Ann")))
        .extracting(Person::id)
        .containsExactly("18", "19");
    assertThat(roster.byId()).doesNotContainKey("nobody");
    assertThat(roster.byName()).doesNotContainKey("nobody");
  }

  @Test
  void says_what_is_wrong_with_a_file() throws IOException {
    assertThatThrownBy(() -> read("matriculation;e-mail\n1;2\n"))
        .isInstanceOf(CommandError.class)
        .hasMessageContaining("needs a first line with a column \"id\"")
        .hasMessageContaining("it has: matriculation, e-mail.");
    assertThatThrownBy(() -> read("login,name\nann,Ann\n"))
        .hasMessageContaining("it has: login, name.");
    assertThatThrownBy(() -> read("id\nann\nANN\n")).hasMessageContaining("\"ANN\" twice");
    assertThatThrownBy(() -> read("")).hasMessageContaining("it has: nothing.");
    assertThatThrownBy(() -> read("id,name\nzoe,Zoë\n", StandardCharsets.ISO_8859_1))
        .hasMessageContaining("is not in UTF-8");
    assertThatThrownBy(() -> Roster.read(folder.resolve("nowhere.csv")))
        .isInstanceOf(CommandError.class)
        .hasMessage("There is no file " + folder.resolve("nowhere.csv") + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "id,name;ann,Ann;,Bob                     # , row 3: it has no id; give everybody one.",
        "id,name;;ann,Ann;;,Bob                   # , row 5: it has no id",
        "name,id;Lee, Ann,ann                     # , row 2: it has 3 cells, but there are 2 columns",
        "id,name,name;ann,Ann,Lee                 # names the column \"name\" twice: rename one",
        "id,name                                  # holds nobody: below its first line",
        "id,name;,;                               # holds nobody",
        "id,name;ann,'Ann Lee;bob,Bob             # , row 2: a quotation mark is not closed.",
        "id,name;ann,'Ann;bob,'Bob'               # , row 2: a quotation mark is not closed, or",
        "Vorname,ID-Nummer;Ann,ann                # Rename one to id; those with names to name"
      })
  void refuses_what_would_lose_or_exchange_somebody(String text, String message) {
    assertThatThrownBy(() -> read(text.replace(';', '\n').replace('\'', '"') + "\n"))
        .isInstanceOf(CommandError.class)
        .hasMessageStartingWith("The roster " + folder.resolve("class.csv"))
        .hasMessageContaining(message);
  }

  private Roster read(String text) throws IOException {
    return read(text, StandardCharsets.UTF_8);
  }

  private Roster read(String text, Charset charset) throws IOException {
    return Roster.read(Files.write(folder.resolve("class.csv"), text.getBytes(charset)));
  }
}
