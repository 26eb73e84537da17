package runner.progress;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import runner.cache.Reasons;
import runner.cache.WholeFile;
import runner.course.Chapter;
import runner.course.Course;
import runner.course.StepCard;
import runner.trouble.MachineLacks;

/**
 * What the reader has solved and which hints were shown: a text file of one line a fact, such as
 * {@code stampede solved 1 2 3} or {@code stampede hints 4 2} (two hints of step 4). Lines of
 * unknown chapters are kept, lines that make no sense are dropped.
 *
 * <p>The file is the truth and this object a copy: {@code watch} may run for hours while other
 * commands write. So each change is made to the file as it is then, under a lock.
 */
public final class State {
  private final Path file;

  /** Facts by "chapter word" or, of hints, "chapter hints step". */
  private final Map<String, List<Integer>> facts = new LinkedHashMap<>();

  private State(Path file) {
    this.file = file;
  }

  /** The state of a course; empty if there is none yet or it can't be read. */
  public static State of(Course course) {
    State state = new State(folder(course.root()).resolve("progress"));
    state.read();
    return state;
  }

  private void read() {
    facts.clear();
    try {
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      new String(bytes, StandardCharsets.UTF_8).lines().forEach(this::read);
    } catch (IOException unreadable) {
      // a reader without a state can go on; the next save says what is wrong with the folder
      facts.clear();
    }
  }

  /** Where the state and the kept files of a course lie. */
  static Path folder(Path root) {
    return root.resolve(".workbook");
  }

  /** Numbers of the chapter's steps that passed in its last run. */
  public Set<Integer> solved(Chapter chapter) {
    Set<Integer> solved = new TreeSet<>(facts.getOrDefault(chapter.id() + " solved", List.of()));
    solved.retainAll(chapter.steps().stream().map(StepCard::number).toList());
    return solved;
  }

  /** Whether all steps of a chapter but those for home are solved. */
  public boolean coreSolved(Chapter chapter) {
    Set<Integer> solved = solved(chapter);
    return chapter.steps().stream()
        .allMatch(s -> s.kind() == StepCard.Kind.HOME || solved.contains(s.number()));
  }

  /** Whether all steps of a chapter are solved. */
  public boolean allSolved(Chapter chapter) {
    return solved(chapter).size() == chapter.steps().size();
  }

  /** The chapter to go on with: the first whose core, else the first that, is not solved. */
  public Chapter next(Course course) {
    List<Chapter> chapters = course.chapters();
    Stream<Chapter> core = chapters.stream().filter(chapter -> !coreSolved(chapter));
    Stream<Chapter> home = chapters.stream().filter(chapter -> !allSolved(chapter));
    return Stream.concat(core, home).findFirst().orElseGet(() -> chapters.get(0));
  }

  /** Notes which steps passed. */
  public void solved(Chapter chapter, List<Integer> steps) {
    put(chapter.id() + " solved", steps);
  }

  /** How many hints of a step were shown. */
  public int hints(Chapter chapter, int step) {
    List<Integer> shown = facts.getOrDefault(chapter.id() + " hints " + step, List.of());
    return shown.isEmpty() ? 0 : shown.get(0);
  }

  /** Notes how many hints of a step were shown. */
  public void hints(Chapter chapter, int step, int shown) {
    put(chapter.id() + " hints " + step, List.of(shown));
  }

  private void put(String key, List<Integer> numbers) {
    try {
      Files.createDirectories(file.getParent());
      synchronized (State.class) { // the lock of the file is one for all threads of this JVM
        putLocked(key, List.copyOf(numbers));
      }
    } catch (IOException unwritable) {
      throw new MachineLacks(
          "Your progress can't be written to "
              + file
              + " ("
              + Reasons.of(unwritable)
              + "): make that folder writable.",
          unwritable);
    }
  }

  @SuppressWarnings("try") // the lock is held, not used
  private void putLocked(String key, List<Integer> numbers) throws IOException {
    Path beside = file.resolveSibling("progress.lock");
    try (FileChannel channel =
            FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      read();
      if (!numbers.equals(facts.put(key, numbers))) {
        save();
      }
    }
  }

  private void save() throws IOException {
    List<String> lines = new ArrayList<>();
    facts.forEach((key, numbers) -> lines.add((key + " " + words(numbers)).strip()));
    WholeFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private void read(String line) {
    String[] words = line.strip().split("\\s+");
    boolean hints = words.length == 4 && words[1].equals("hints");
    boolean solved = words.length >= 2 && words[1].equals("solved");
    int first = hints ? 3 : 2;
    if (!hints && !solved) {
      return;
    }
    try {
      List<Integer> numbers = new ArrayList<>();
      for (int i = first; i < words.length; i++) {
        numbers.add(Integer.parseInt(words[i]));
      }
      facts.put(words[0] + " " + words[1] + (hints ? " " + words[2] : ""), numbers);
    } catch (NumberFormatException damaged) {
      // a line that makes no sense is dropped
      return;
    }
  }

  private static String words(List<Integer> numbers) {
    return String.join(" ", numbers.stream().map(String::valueOf).toList());
  }
}
