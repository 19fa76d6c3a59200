package dev.tweed.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a network namespace of its own: the test, and its {@code @BeforeEach} and
 * {@code @AfterEach}, run on fresh platform threads inside it. They may ask for a {@link
 * dev.tweed.linux.Netns}, which is that namespace, and for {@link Namespaces}, which makes more.
 * All are closed at the end; when the test failed their state is printed first.
 *
 * <p>Without the privilege to make namespaces the test is aborted, visibly; with {@code
 * TWEED_REQUIRE_NETNS=1} in the environment it fails.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NetnsExtension.class)
public @interface InNetns {}
