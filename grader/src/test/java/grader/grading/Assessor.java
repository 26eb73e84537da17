package grader.grading;

import grader.judge.Judge;
import grader.judge.Judgement;
import grader.judge.Sitting;
import grader.model.ChapterGrade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import runner.course.Chapter;

/** Grades one text at a time, as a submission is once its file was taken; no second tries. */
public final class Assessor {
  private final Judge judge;
  private final Map<Chapter, Expected> expected = new HashMap<>();

  public Assessor(Judge judge) {
    this.judge = judge;
  }

  /** The grade of a text as a chapter's file. */
  public ChapterGrade grade(Chapter chapter, String text) throws InterruptedException {
    return marks(chapter, judge.judge(chapter, text));
  }

  /** The grades of texts as the files of one submission, in their order. */
  public Map<Chapter, ChapterGrade> grades(Map<Chapter, String> texts) throws InterruptedException {
    Map<Chapter, ChapterGrade> grades = new LinkedHashMap<>();
    try (Sitting sitting = judge.sitting(texts)) {
      for (Chapter chapter : texts.keySet()) {
        grades.put(chapter, marks(chapter, sitting.judge(chapter)));
      }
    }
    return grades;
  }

  /** The grade of what a worker has said, true or not. */
  public ChapterGrade marks(Chapter chapter, Judgement judgement) throws InterruptedException {
    if (!expected.containsKey(chapter)) {
      Judgement reference = judge.judge(chapter, solution(chapter));
      expected.put(chapter, Expected.of(chapter, Marks.ofReference(reference), Expected::machine));
    }
    return Marks.of(judgement, expected.get(chapter));
  }

  /** The text of the reference answer. */
  public static String solution(Chapter chapter) {
    try {
      return Files.readString(chapter.solution().resolve(chapter.fileName()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
