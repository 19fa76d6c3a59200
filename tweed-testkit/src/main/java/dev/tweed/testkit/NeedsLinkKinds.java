package dev.tweed.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For tests of link kinds that not every kernel has. On a kernel without one of them the test is
 * skipped and says so; {@code ./test --second-kernel} runs all of these on a kernel with them.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag(NeedsLinkKinds.SECOND_KERNEL)
@ExtendWith(LinkKindCondition.class)
public @interface NeedsLinkKinds {

  /** The tag of all such tests. */
  String SECOND_KERNEL = "second-kernel";

  /** The kernel's words for them, as behind {@code ip link add … type}. */
  String[] value();
}
