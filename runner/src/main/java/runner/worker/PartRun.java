package runner.worker;

import lab.demo.Play;
import lab.demo.Player;
import lab.demo.Recording;
import lab.demo.Take;
import runner.protocol.Message;
import runner.protocol.Part;
import runner.recording.RecordingText;

/** Plays one program's part in a demo, with fresh classes. */
final class PartRun {
  private final Wire wire;
  private final Watchdog watchdog;
  private final ExitWitness witness;

  PartRun(Wire wire, Watchdog watchdog, ExitWitness witness) {
    this.wire = wire;
    this.watchdog = watchdog;
    this.witness = witness;
  }

  void run(Part part) {
    FreshClasses.with(part.classes(), wire, chapter -> play(part, chapter));
  }

  private void play(Part part, ClassLoader chapter) {
    StudentCode code = new StudentCode(part.packageName());
    Output output = Output.capture();
    witness.now(0, code, output);
    try {
      Play play = (Play) chapter.loadClass(part.demoClass()).getConstructor().newInstance();
      Take take = Player.play(play, part.runs(), run -> begin(run, part, code, output));
      watchdog.end();
      Recording recording = Recording.of(play, part.program(), take, part.command());
      wire.send(new Message.Played(RecordingText.of(recording)));
    } catch (OutOfMemoryError full) {
      watchdog.end();
      String where = code.frame(full).map(StudentCode::place).orElse("");
      wire.send(new Message.OutOfMemory(0, where, output.text()));
    } catch (Exception | Error broken) {
      watchdog.end();
      wire.send(new Message.Broke(new Verdict(code).told(broken), output.text()));
    }
  }

  private void begin(int run, Part part, StudentCode code, Output output) {
    wire.send(new Message.Playing(run));
    watchdog.begin(part.runMillis(), () -> late(code, output));
  }

  private void late(StudentCode code, Output output) {
    String places = code.places(Thread.getAllStackTraces());
    wire.send(new Message.TimedOut(0, places, output.text()));
  }
}
