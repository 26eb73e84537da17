/**
 * The shop that every chapter works for: its products, customers, accounts and orders, and their
 * table definitions.
 */
@NullMarked
package lab.shop;

import org.jspecify.annotations.NullMarked;
