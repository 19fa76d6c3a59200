/** A kernel in memory that speaks rtnetlink's bytes. */
@org.jspecify.annotations.NullMarked
package dev.tweed.testkit.kernel;
