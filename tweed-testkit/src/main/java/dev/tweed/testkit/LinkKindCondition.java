package dev.tweed.testkit;

import dev.tweed.linux.Errno;
import dev.tweed.linux.KernelException;
import dev.tweed.linux.Netns;
import dev.tweed.linux.route.AttributeSet;
import dev.tweed.linux.route.Link;
import dev.tweed.linux.route.OtherKind;
import dev.tweed.linux.route.RouteRequest;
import dev.tweed.linux.route.Rtnetlink;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides as {@link NeedsLinkKinds} says, by trying in a namespace of its own. */
final class LinkKindCondition implements ExecutionCondition {

  private static final String THE_ONE = "SECOND_KERNEL";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<NeedsLinkKinds> needs =
        AnnotationSupport.findAnnotation(context.getElement(), NeedsLinkKinds.class);
    if (needs.isEmpty() || "1".equals(System.getenv(THE_ONE))) {
      return ConditionEvaluationResult.enabled("no question, or the kernel that has them all");
    }
    List<String> missing =
        Arrays.stream(needs.get().value()).filter(LinkKindCondition::isMissing).toList();
    return missing.isEmpty()
        ? ConditionEvaluationResult.enabled("the kernel has them")
        : ConditionEvaluationResult.disabled(
            "this kernel has no links of kind "
                + String.join(", ", missing)
                + ": run ./test --second-kernel");
  }

  /** A known kind may find fault with the request; only an unknown one is not supported. */
  private static boolean isMissing(String kind) {
    try (Netns netns = Netns.create();
        Rtnetlink rtnetlink = Rtnetlink.open(netns)) {
      Link link = Link.named("probe").withKind(new OtherKind(kind, AttributeSet.EMPTY));
      rtnetlink.execute(RouteRequest.add(link));
      return false;
    } catch (KernelException e) {
      return e.errno().equals(Errno.EOPNOTSUPP);
    }
  }
}
