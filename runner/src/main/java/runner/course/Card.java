package runner.course;

import java.util.List;

/**
 * What a chapter's test says about the chapter.
 *
 * @param testClass binary name of the test class
 * @param id stable name, key of the reader's progress
 * @param minutes that the core steps take
 * @param needs ids of the chapters it builds on
 * @param gallery whether mistakes, alternatives and checkpoints belong to it
 * @param steps in the order of their numbers
 */
public record Card(
    String testClass,
    String id,
    String title,
    int minutes,
    List<String> needs,
    boolean gallery,
    List<StepCard> steps) {}
