package grader.judge;

import grader.policy.Refusal;
import java.util.List;
import runner.run.ChapterResult;

/**
 * How a chapter of a submission went.
 *
 * @param refusals what the policy saw and did not stop, because it was only to report
 */
public record Judgement(ChapterResult result, List<Refusal> refusals) {}
