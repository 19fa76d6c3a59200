/** Tests in network namespaces of their own. */
@org.jspecify.annotations.NullMarked
package dev.tweed.testkit;
