package grader.attack;

import static org.junit.jupiter.api.Assumptions.abort;

import grader.sandbox.Isolation;
import grader.sandbox.Isolations;
import runner.trouble.MachineLacks;

/**
 * The attacks that are run, in bubblewrap: what they get must not depend on it, but for those that
 * only a sandbox can stop.
 */
class AttacksInASandboxTest extends Attacks {
  @Override
  Isolation isolation() {
    try {
      return new Isolations("none").find("bwrap", true);
    } catch (MachineLacks lacks) {
      if (System.getenv("GRADER_TEST_SANDBOX") != null) {
        throw lacks;
      }
      return abort(lacks.getMessage());
    }
  }

  @Override
  boolean concerns(Attack attack) {
    return attack.runs() && (!attack.isOpen() || attack.isForASandbox());
  }
}
