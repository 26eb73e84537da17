package grader.report;

import grader.model.ChapterGrade;
import grader.model.Column;
import grader.model.Gradebook;
import grader.model.StepGrade;
import grader.model.StepGrade.TestGrade;
import grader.model.Student;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import runner.protocol.Status;

/** The gradebook as JUnit's XML, for what can read that: a suite for each student and chapter. */
final class JunitXml {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private JunitXml() throws XMLStreamException {
    xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
  }

  static String of(Gradebook book) {
    try {
      JunitXml junit = new JunitXml();
      junit.write(book);
      return junit.text + "\n";
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a text in memory can always be written", impossible);
    }
  }

  private void write(Gradebook book) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line("");
    xml.writeStartElement("testsuites");
    for (Student student : book.students()) {
      for (int i = 0; i < book.chapters().size(); i++) {
        suite(student, book.chapters().get(i), student.chapters().get(i));
      }
    }
    line("");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(Student student, Column column, ChapterGrade chapter)
      throws XMLStreamException {
    suite(student.id(), column.folder(), column.steps(), chapter.steps());
    if (!column.further().isEmpty()) {
      suite(student.id(), column.folder() + ".further", column.further(), chapter.further());
    }
  }

  private void suite(String student, String name, List<Column.Task> tasks, List<StepGrade> steps)
      throws XMLStreamException {
    List<TestGrade> tests = steps.stream().flatMap(step -> cases(step).stream()).toList();
    line("  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", student + " " + name);
    xml.writeAttribute("tests", String.valueOf(tests.size()));
    xml.writeAttribute("failures", count(tests, Status.FAIL));
    xml.writeAttribute("skipped", count(tests, Status.NOT_RUN));
    xml.writeAttribute(
        "errors", String.valueOf(tests.stream().filter(test -> isError(test.status())).count()));
    for (int i = 0; i < tasks.size(); i++) {
      for (TestGrade test : cases(steps.get(i))) {
        write(student + "." + name + "." + tasks.get(i).test(), test, steps.get(i));
      }
    }
    line("  ");
    xml.writeEndElement();
  }

  /** The tests of a step; what kept them from being run is how they ended. */
  private static List<TestGrade> cases(StepGrade step) {
    if (step.tests().isEmpty()) {
      return List.of(new TestGrade("step " + step.step(), step.status()));
    }
    return step.tests().stream()
        .map(
            test ->
                test.status() == Status.NOT_RUN && step.status() != Status.FAIL
                    ? new TestGrade(test.name(), step.status())
                    : test)
        .toList();
  }

  private void write(String className, TestGrade test, StepGrade step) throws XMLStreamException {
    line("    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", className);
    xml.writeAttribute("name", test.name());
    if (test.status() != Status.PASS) {
      xml.writeStartElement(element(test.status()));
      xml.writeAttribute("message", step.message().lines().findFirst().orElse(""));
      if (test.status() != Status.NOT_RUN) {
        xml.writeAttribute("type", test.status().name());
        xml.writeCharacters(step.message());
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String element(Status status) {
    return switch (status) {
      case FAIL -> "failure";
      case NOT_RUN -> "skipped";
      default -> "error";
    };
  }

  private static boolean isError(Status status) {
    return status != Status.PASS && element(status).equals("error");
  }

  private static String count(List<TestGrade> tests, Status status) {
    return String.valueOf(tests.stream().filter(test -> test.status() == status).count());
  }

  private void line(String indent) throws XMLStreamException {
    xml.writeCharacters("\n" + indent);
  }
}
