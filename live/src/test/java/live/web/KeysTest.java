package live.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeysTest {
  @Test
  void each_key_has_its_role() {
    Keys keys = Keys.fresh();
    assertThat(keys.roleOf(keys.presenter())).isEqualTo(Keys.Role.PRESENTER);
    assertThat(keys.roleOf(keys.viewer())).isEqualTo(Keys.Role.VIEWER);
    assertThat(keys.roleOf("")).isEqualTo(Keys.Role.NOBODY);
    assertThat(keys.roleOf(keys.viewer().substring(1))).isEqualTo(Keys.Role.NOBODY);
    assertThat(keys.toString()).doesNotContain(keys.presenter()).doesNotContain(keys.viewer());
  }

  @Test
  void they_are_the_same_at_the_next_start() {
    assertThat(Keys.kept()).isEqualTo(Keys.kept()).isNotEqualTo(Keys.fresh());
  }
}
