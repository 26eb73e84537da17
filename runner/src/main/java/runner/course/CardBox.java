package runner.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lab.backend.Ability;
import runner.cache.CacheFolder;
import runner.cache.Hash;
import runner.protocol.Fields;
import runner.trouble.MachineLacks;

/**
 * Keeps cards, keyed by the text of their test: parsing needs the compiler, which a program that
 * has just started takes 0.3 s to load. A card that can't be kept is parsed again the next time.
 */
final class CardBox {
  private static final String FORMAT = "card 2";

  private final CacheFolder cache = CacheFolder.of("cards");

  /** The card of a test, or empty if it is not a chapter's. */
  Optional<Card> card(Path test) {
    SourceText source = SourceText.read(test);
    if (!source.text().contains("@Chapter")) {
      return Optional.empty();
    }
    Path kept = cache.entry(new Hash().add(FORMAT).add(source.text()).key());
    Optional<Card> known = read(kept);
    if (known.isPresent()) {
      return known;
    }
    Optional<Card> card = TestSource.parse(source).card();
    card.ifPresent(value -> keep(kept, value));
    return card;
  }

  private void keep(Path kept, Card card) {
    try {
      List<String> lines = lines(card);
      cache.put(kept.getFileName().toString(), file -> Files.write(file, lines));
    } catch (MachineLacks unwritable) {
      // the card is known all the same; whoever needs the folder more will complain
      return;
    }
  }

  private static Optional<Card> read(Path kept) {
    try {
      return Files.exists(kept) ? Optional.of(card(Files.readAllLines(kept))) : Optional.empty();
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  private static List<String> lines(Card card) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Fields.join(
            List.of(
                card.testClass(),
                card.id(),
                card.title(),
                String.valueOf(card.minutes()),
                String.valueOf(card.gallery()),
                Fields.join(card.needs()))));
    card.steps().forEach(step -> lines.add(line(step)));
    return lines;
  }

  private static String line(StepCard step) {
    return Fields.join(
        List.of(
            String.valueOf(step.number()),
            step.title(),
            String.valueOf(step.points()),
            String.valueOf(step.minutes()),
            step.kind().name(),
            step.fails(),
            Fields.join(step.needs().stream().sorted().map(Ability::name).toList()),
            step.nested(),
            Fields.join(step.tests())));
  }

  private static Card card(List<String> lines) {
    List<String> first = Fields.split(lines.get(0));
    return new Card(
        first.get(0),
        first.get(1),
        first.get(2),
        Integer.parseInt(first.get(3)),
        list(first.get(5)),
        Boolean.parseBoolean(first.get(4)),
        lines.stream().skip(1).map(CardBox::step).toList());
  }

  private static StepCard step(String line) {
    List<String> fields = Fields.split(line);
    return new StepCard(
        Integer.parseInt(fields.get(0)),
        fields.get(1),
        Integer.parseInt(fields.get(2)),
        Integer.parseInt(fields.get(3)),
        StepCard.Kind.valueOf(fields.get(4)),
        fields.get(5),
        list(fields.get(6)).stream().map(Ability::valueOf).collect(Collectors.toSet()),
        fields.get(7),
        list(fields.get(8)));
  }

  private static List<String> list(String joined) {
    return joined.isEmpty() ? List.of() : Fields.split(joined);
  }
}
