package grader.roster;

import grader.model.Account;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is in the class.
 *
 * @param id that the submission is named after
 * @param name may be empty
 * @param handedIn when; null if the roster does not say
 */
public record Person(String id, String name, Account account, @Nullable OffsetDateTime handedIn) {}
