package grader.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each line names what nobody may use, in one of the ways in which Java can name it. */
class HostileTest {

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # the end of the JVM, and of others
          System.exit(0);                                        | java.lang.System.exit(int)
          Runtime.getRuntime().halt(0);                          | java.lang.Runtime.halt(int)
          Runtime.getRuntime().exec("id");                       | java.lang.Runtime.exec(java.lang.String)
          IntConsumer end = System::exit; end.accept(0);         | java.lang.System.exit(int)
          IntStream.of(0).forEach(Runtime.getRuntime()::exit);   | java.lang.Runtime.exit(int)
          new ProcessBuilder("id").start();                      | java.lang.ProcessBuilder
          ProcessHandle.current().parent();                      | java.lang.ProcessHandle.current()
          Runtime.getRuntime().addShutdownHook(new Thread());    | java.lang.Runtime.addShutdownHook(java.lang.Thread)
          # files, in every way of opening one
          new File("/etc/passwd").length();                      | java.io.File
          Files.readString(Path.of("x"));                        | java.nio.file.Files.readString(java.nio.file.Path)
          new FileReader("x").read();                            | java.io.FileReader
          new FileInputStream("x").read();                       | java.io.FileInputStream
          new RandomAccessFile("x", "r").read();                 | java.io.RandomAccessFile
          new Scanner(new File("x")).next();                     | java.util.Scanner
          new PrintStream("x").print(1);                         | java.io.PrintStream.new(java.lang.String)
          new PrintWriter("x").print(1);                         | java.io.PrintWriter.new(java.lang.String)
          new Formatter("x").flush();                            | java.util.Formatter
          Path.of("x").toRealPath();                             | java.nio.file.Path.of(java.lang.String,java.lang.String[])
          new java.util.zip.ZipFile("x").close();                | java.util.zip.ZipFile
          new java.util.logging.FileHandler("x").flush();        | java.util.logging.FileHandler
          FileSystems.getDefault().close();                      | java.nio.file.FileSystems.getDefault()
          text.getClass().getResourceAsStream("/x").read();      | java.lang.Class.getResourceAsStream(java.lang.String)
          new URL("file:/x").openStream();                       | java.net.URL
          URI.create("file:/x").toURL();                         | java.net.URI.toURL()
          # the network
          new Socket("localhost", 1).close();                    | java.net.Socket
          InetAddress.getByName("x");                            | java.net.InetAddress.getByName(java.lang.String)
          DriverManager.getConnection("jdbc:x");                 | java.sql.DriverManager.getConnection(java.lang.String)
          RedisClient.create("localhost", 1);                    | redis.clients.jedis.RedisClient.create(java.lang.String,int)
          client.getPool();                                       | redis.clients.jedis.RedisClient.getPool()
          new redis.clients.jedis.Jedis("localhost", 1).get("x");| redis.clients.jedis.Jedis
          # Redis and PostgreSQL by raw words
          client.sendCommand(redis.clients.jedis.Protocol.Command.CONFIG, "GET", "*"); | redis.clients.jedis.RedisClient.sendCommand(redis.clients.jedis.commands.ProtocolCommand,java.lang.String[])
          client.configSet("dir", "/tmp");                        | redis.clients.jedis.RedisClient.configSet(java.lang.String,java.lang.String)
          client.flushAll();                                      | redis.clients.jedis.RedisClient.flushAll()
          client.migrate("h", 1, "k", 1);                         | redis.clients.jedis.RedisClient.migrate(java.lang.String,int,java.lang.String,int)
          client.functionLoad("x");                               | redis.clients.jedis.RedisClient.functionLoad(java.lang.String)
          client.pipelined().sendCommand(null, "x");              | redis.clients.jedis.Pipeline.sendCommand(redis.clients.jedis.commands.ProtocolCommand,java.lang.String[])
          connection.unwrap(Object.class);                       | java.sql.Connection.unwrap(java.lang.Class)
          connection.createStatement().getConnection();          | java.sql.Statement.getConnection()
          connection.getMetaData();                              | java.sql.Connection.getMetaData()
          # reflection and its relatives
          Class.forName("x");                                    | java.lang.Class.forName(java.lang.String)
          text.getClass().getDeclaredMethods();                  | java.lang.Class.getDeclaredMethods()
          text.getClass().getDeclaredField("x").setAccessible(true); | java.lang.Class.getDeclaredField(java.lang.String)
          text.getClass().getClassLoader();                      | java.lang.Class.getClassLoader()
          text.getClass().getModule();                           | java.lang.Class.getModule()
          String.class.getConstructor().newInstance();           | java.lang.Class.getConstructor(java.lang.Class[])
          ClassLoader.getSystemClassLoader();                    | java.lang.ClassLoader.getSystemClassLoader()
          Thread.currentThread().getContextClassLoader();        | java.lang.Thread.getContextClassLoader()
          MethodHandles.lookup();                                | java.lang.invoke.MethodHandles.lookup()
          ServiceLoader.load(Runnable.class);                    | java.util.ServiceLoader.load(java.lang.Class)
          java.lang.reflect.Array.newInstance(int.class, 1);     | java.lang.reflect.Array.newInstance(java.lang.Class,int)
          java.lang.reflect.Proxy.newProxyInstance(null, null, null);              | java.lang.reflect.Proxy.newProxyInstance(java.lang.ClassLoader,java.lang.Class[],java.lang.reflect.InvocationHandler)
          AtomicLongFieldUpdater.newUpdater(Thread.class, "tid");| java.util.concurrent.atomic.AtomicLongFieldUpdater.newUpdater(java.lang.Class,java.lang.String)
          new ObjectInputStream(null).readObject();              | java.io.ObjectInputStream
          new java.beans.XMLDecoder((InputStream) null).readObject();          | java.beans.XMLDecoder
          new javax.naming.InitialContext().lookup("x");         | javax.naming.InitialContext
          new javax.script.ScriptEngineManager().getEngineByName("x"); | javax.script.ScriptEngineManager
          java.lang.management.ManagementFactory.getRuntimeMXBean(); | java.lang.management.ManagementFactory.getRuntimeMXBean()
          org.apache.tomcat.jdbc.pool.PoolProperties p = null; p.setDriverClassName("x"); | org.apache.tomcat.jdbc.pool.PoolProperties.setDriverClassName(java.lang.String)
          new com.fasterxml.jackson.databind.ObjectMapper().activateDefaultTyping(null); | com.fasterxml.jackson.databind.ObjectMapper.activateDefaultTyping(com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator)
          # who is asking, and with what
          new Exception().getStackTrace();                       | java.lang.Exception.getStackTrace()
          new Exception().printStackTrace(new PrintWriter(new StringWriter())); | java.lang.Exception.printStackTrace(java.io.PrintWriter)
          Thread.currentThread().getStackTrace();                | java.lang.Thread.getStackTrace()
          Thread.getAllStackTraces();                            | java.lang.Thread.getAllStackTraces()
          StackWalker.getInstance();                             | java.lang.StackWalker.getInstance()
          System.getProperty("x");                               | java.lang.System.getProperty(java.lang.String)
          System.getenv("x");                                    | java.lang.System.getenv(java.lang.String)
          Long.getLong("x");                                     | java.lang.Long.getLong(java.lang.String)
          Integer.getInteger("x");                               | java.lang.Integer.getInteger(java.lang.String)
          Boolean.getBoolean("x");                               | java.lang.Boolean.getBoolean(java.lang.String)
          System.in.read();                                      | java.lang.System.in
          # what there is only one of
          System.setProperty("x", "y");                          | java.lang.System.setProperty(java.lang.String,java.lang.String)
          System.setOut(null);                                   | java.lang.System.setOut(java.io.PrintStream)
          Locale.setDefault(Locale.ROOT);                        | java.util.Locale.setDefault(java.util.Locale)
          TimeZone.setDefault(null);                             | java.util.TimeZone.setDefault(java.util.TimeZone)
          Thread.setDefaultUncaughtExceptionHandler(null);       | java.lang.Thread.setDefaultUncaughtExceptionHandler(java.lang.Thread$UncaughtExceptionHandler)
          java.util.logging.LogManager.getLogManager().reset();  | java.util.logging.LogManager.getLogManager()
          java.security.Security.getProviders();                 | java.security.Security.getProviders()
          java.lang.ref.Cleaner.create();                        | java.lang.ref.Cleaner.create()
          new java.util.Timer().cancel();                        | java.util.Timer
          java.nio.ByteBuffer.allocateDirect(1);                 | java.nio.ByteBuffer.allocateDirect(int)
          System.load("x");                                      | java.lang.System.load(java.lang.String)
          System.gc();                                           | java.lang.System.gc()
          # the tests' own tools, and the lab's
          org.junit.jupiter.api.Assumptions.abort();             | org.junit.jupiter.api.Assumptions.abort()
          if (n == 0) throw new org.opentest4j.TestAbortedException();       | org.opentest4j.TestAbortedException
          lab.backend.Backends.SERVERS.length(); lab.backend.Servers s = null; s.postgresAdmin(); | lab.backend.Servers.postgresAdmin()
          lab.node.Node node = null; node.kill();                | lab.node.Node.kill()
          if (n == 0) throw new lab.story.NotYet(1);                         | lab.story.NotYet
          if (n == 0) throw new OutOfMemoryError();                          | java.lang.OutOfMemoryError
          """)
  void refuses(String statements, String what) {
    assertThat(Snippets.refusalsOf(statements)).contains(what);
  }

  @Test
  void refuses_what_a_class_of_ones_own_inherits() {
    assertThat(
            Snippets.refusals(
                "class Mine extends Exception { Object who() { return getStackTrace(); } }"))
        .containsExactly("java.lang.Exception.getStackTrace()");
    assertThat(
            Snippets.refusals(
                "class Mine extends Exception {} class Other { Object who(Mine m)"
                    + " { return m.getStackTrace(); } }"))
        .containsExactly("java.lang.Exception.getStackTrace()");
    assertThat(
            Snippets.refusals(
                "class Mine extends Thread { Object who() { return"
                    + " getContextClassLoader(); } }"))
        .containsExactly("java.lang.Thread.getContextClassLoader()");
  }

  @Test
  void refuses_classes_that_only_extend() {
    assertThat(Snippets.refusals("class Mine extends ClassLoader {}"))
        .contains("java.lang.ClassLoader", "java.lang.ClassLoader.new()");
    assertThat(Snippets.refusals("class Mine extends SecurityManager {}"))
        .contains("java.lang.SecurityManager");
    assertThat(
            Snippets.refusals("class Mine implements org.junit.jupiter.api.extension.Extension {}"))
        .contains("org.junit.jupiter.api.extension.Extension");
  }

  @Test
  void refuses_annotations_that_do_something() {
    assertThat(
            Snippets.refusals(
                "@com.fasterxml.jackson.annotation.JsonTypeInfo("
                    + "use = com.fasterxml.jackson.annotation.JsonTypeInfo.Id.CLASS) class Mine {}"))
        .contains("com.fasterxml.jackson.annotation.JsonTypeInfo");
    assertThat(Snippets.refusals("class Mine { @org.junit.jupiter.api.Test void passes() {} }"))
        .contains("org.junit.jupiter.api.Test");
  }

  @Test
  void refuses_a_package_that_is_not_the_chapters() {
    assertThat(
            Snippets.policy()
                .refusals(Snippets.compile("package org.junit; class Assert {}"), Snippets.HOME))
        .extracting(Refusal::told)
        .containsExactly(
            "PriceBoard.java: org.junit.Assert is not allowed here. Classes of your own go into"
                + " ch03_stampede.");
  }

  @Test
  void refuses_the_names_of_the_courses_own_classes() {
    for (String name : List.of("PriceBoardTest", "PriceBoardTest$OneLoad", "Demo")) {
      assertThat(Snippets.refusals("class " + name + " {}"))
          .containsExactly("ch03_stampede." + name);
    }
    assertThat(Snippets.refusals("class PriceBoard { class Testing {} class Test {} }")).isEmpty();
  }

  @Test
  void names_the_line_and_says_what_to_use_instead() {
    assertThat(
            Snippets.policy()
                .refusals(
                    Snippets.compile(
                        "package ch03_stampede;\nclass Mine {\n  void end() {\n    System.exit(1);\n  }\n}"),
                    Snippets.HOME))
        .extracting(Refusal::told)
        .containsExactly(
            "PriceBoard.java:4: java.lang.System.exit(int) is not allowed here. Throw an exception;"
                + " the program is not yours to end.");
  }
}
