// What jbang needs to build the workbook, named once for it and for every demo. Maven's copy is in
// the poms; a test (runner.DependenciesTest) keeps the two equal.

//JAVA 17+
//JAVAC_OPTIONS -encoding UTF-8 --release 17 -parameters -proc:none -nowarn
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "-Dworkbook.command=jbang workbook"
//SOURCES lab/src/main/java/**/*.java
//SOURCES runner/src/main/java/**/*.java
//SOURCES grader/src/main/java/**/*.java
//SOURCES live/src/main/java/**/*.java
//SOURCES slides/src/main/java/**/*.java
//FILES Owner.java=lab/containers/src/main/java/lab/containers/Owner.java
//FILES grader/report/audit.schema.json=grader/src/main/resources/grader/report/audit.schema.json
//FILES grader/report/overview.html=grader/src/main/resources/grader/report/overview.html
//FILES grader/report/overview.css=grader/src/main/resources/grader/report/overview.css
//FILES grader/report/overview.js=grader/src/main/resources/grader/report/overview.js
//FILES grader/report/results.schema.json=grader/src/main/resources/grader/report/results.schema.json
//FILES live/page/charts.js=live/src/main/resources/live/page/charts.js
//FILES live/page/page.css=live/src/main/resources/live/page/page.css
//FILES live/page/page.html=live/src/main/resources/live/page/page.html
//FILES live/page/page.js=live/src/main/resources/live/page/page.js
//FILES live/page/ticks.js=live/src/main/resources/live/page/ticks.js

//DEPS org.junit:junit-bom:5.14.4@pom
//DEPS org.junit.jupiter:junit-jupiter
//DEPS org.junit.platform:junit-platform-launcher
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.awaitility:awaitility:4.3.0
//DEPS redis.clients:jedis:8.0.2
//DEPS org.postgresql:postgresql:42.7.14
//DEPS org.apache.tomcat:tomcat-jdbc:11.0.27
//DEPS net.ttddyy:datasource-proxy:1.11.0
//DEPS com.github.codemonstur:embedded-redis:1.4.4
//DEPS org.apache.commons:commons-compress:1.28.0
//DEPS org.apache.commons:commons-csv:1.14.1
//DEPS org.tukaani:xz:1.12
//DEPS eu.maveniverse.maven.mima:context:2.4.36
//DEPS eu.maveniverse.maven.mima.runtime:standalone-static:2.4.36
//DEPS org.slf4j:slf4j-nop:2.0.17
//DEPS org.jspecify:jspecify:1.0.0
//DEPS org.ow2.asm:asm:9.9.1
//DEPS org.ow2.asm:asm-commons:9.9.1
//DEPS info.picocli:picocli:4.7.7
//DEPS com.fasterxml.jackson.core:jackson-databind:2.20.0
//DEPS org.yaml:snakeyaml:2.5
//DEPS org.commonmark:commonmark:0.28.0
//DEPS org.webjars.npm:uplot:1.6.30

/** Holds the directives above; a script refers to it with {@code //SOURCES Deps.java}. */
final class Deps {
  private Deps() {}
}
