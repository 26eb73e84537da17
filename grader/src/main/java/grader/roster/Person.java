package grader.roster;

import grader.model.Account;

/**
 * Somebody who is in the class.
 *
 * @param id that the submission is named after
 * @param name may be empty
 */
public record Person(String id, String name, Account account) {}
