package grader.attack;

import grader.sandbox.Isolation;

/** All attacks where nothing but the policy and the JVM's limits stands in their way. */
class AttacksTest extends Attacks {
  @Override
  Isolation isolation() {
    return Isolation.NONE;
  }

  @Override
  boolean concerns(Attack attack) {
    return !attack.isOpen();
  }
}
