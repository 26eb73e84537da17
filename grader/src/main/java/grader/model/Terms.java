package grader.model;

/**
 * Under what conditions code was run.
 *
 * @param policy whether classes were looked through before they ran: {@code enforce}, {@code
 *     report} or {@code off}
 * @param trusted whether nobody had the power to forge a verdict
 * @param sandbox what kept the code apart from the machine beside the policy; {@code none}
 */
public record Terms(String policy, boolean trusted, String sandbox) {}
