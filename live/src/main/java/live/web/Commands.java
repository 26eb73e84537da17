package live.web;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import lab.live.Lever;
import live.program.Strategy;
import live.recording.Tick;
import live.room.Room;
import runner.trouble.CommandError;

/** What a presenter's page may ask for. */
record Commands(Room room) {

  /** Does it, and answers: 204 if it is done, 400 with a sentence if it makes no sense. */
  void obey(Request request) throws IOException {
    Map<String, String> form = request.form();
    try {
      switch (request.path()) {
        case "/lever" -> pull(form);
        case "/choose" -> choose(form);
        default -> throw new CommandError("There is no such command.");
      }
      request.answer(204, "");
    } catch (CommandError wrong) {
      request.answer(400, String.valueOf(wrong.getMessage()));
    }
  }

  private void pull(Map<String, String> form) {
    String name = form.getOrDefault("lever", "");
    try {
      Lever lever = Lever.valueOf(name.toUpperCase(Locale.ROOT));
      room.pull(lever, number(form.getOrDefault("value", "0")));
    } catch (IllegalArgumentException unknown) {
      throw new CommandError("There is no lever '" + name + "'.");
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException wrong) {
      throw new CommandError("A lever takes a whole number, but was given '" + text + "'.");
    }
  }

  private void choose(Map<String, String> form) {
    String name = form.getOrDefault("side", "");
    for (int side = 0; side < Tick.SIDES; side++) {
      if (Tick.name(side).equals(name)) {
        room.choose(side, Strategy.of(form.getOrDefault("strategy", "")));
        return;
      }
    }
    throw new CommandError("The side must be A or B, but was '" + name + "'.");
  }
}
