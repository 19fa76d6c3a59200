package dev.tweed.testkit;

import dev.tweed.linux.Netns;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Runs tests as {@link InNetns} says. */
final class NetnsExtension implements BeforeEachCallback, InvocationInterceptor, ParameterResolver {

  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(NetnsExtension.class);

  private record InTest(Namespaces namespaces, Netns own) implements AutoCloseable {
    @Override
    public void close() {
      namespaces.close();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    inTest(context);
  }

  /** Made when first asked for; the store closes it when the test is over. */
  private static InTest inTest(ExtensionContext context) {
    return context
        .getStore(STORE)
        .computeIfAbsent(
            InTest.class,
            key -> {
              Namespaces namespaces = NetnsGate.ofThisMachine().open();
              return new InTest(namespaces, namespaces.own());
            },
            InTest.class);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    runInside(invocation, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    runInside(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    runInside(invocation, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    runInside(invocation, context);
  }

  private static void runInside(Invocation<@Nullable Void> invocation, ExtensionContext context)
      throws Throwable {
    InTest test = inTest(context);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Throwable thrown = test.own.call(thrownBy(invocation, loader));
    if (thrown == null) {
      return;
    }
    if (!(thrown instanceof TestAbortedException)) {
      String report = test.namespaces.report();
      System.err.println(report);
      context.publishReportEntry("namespaces", report);
    }
    throw thrown;
  }

  /** Hands out what the test threw as it is, checked or not. */
  private static Callable<@Nullable Throwable> thrownBy(
      Invocation<@Nullable Void> invocation, ClassLoader loader) {
    return () -> {
      Thread.currentThread().setContextClassLoader(loader);
      try {
        invocation.proceed();
        return null;
      } catch (Throwable t) {
        return t;
      }
    };
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Netns.class || type == Namespaces.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    InTest test = inTest(context);
    return parameter.getParameter().getType() == Netns.class ? test.own : test.namespaces;
  }
}
