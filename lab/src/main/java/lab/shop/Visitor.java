package lab.shop;

import org.jspecify.annotations.Nullable;

/**
 * Who asks for a page. Whoever made this has checked it: a visitor is who she says she is.
 *
 * @param tenant the shop that she visits; several share these servers
 * @param user her name in that shop, any characters at all; null if nobody has signed in
 * @param role as what she is there: {@code customer}, {@code clerk}, or {@code guest} for nobody
 */
public record Visitor(String tenant, @Nullable String user, String role) {}
