package dev.tweed.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks again and again, and tells of answers that differ from those before. */
record Repetition(Duration period) {

  /** Fields that count by themselves, and are no news. */
  private static final String COUNTDOWN = "seconds_left";

  private static final String LAST_ANSWER = "last_answer";

  /** Ends only by an exception, such as that of an agent that has gone. */
  void forEver(Supplier<ObjectNode> question, ObjectNode first, Consumer<ObjectNode> listener) {
    ObjectNode told = essence(first);
    while (true) {
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(period.toNanos(), TimeUnit.NANOSECONDS))
          .join();
      ObjectNode answer = question.get();
      ObjectNode news = essence(answer);
      if (!news.equals(told)) {
        told = news;
        listener.accept(answer);
      }
    }
  }

  private static ObjectNode essence(ObjectNode answer) {
    ObjectNode copy = answer.deepCopy();
    copy.findParents(COUNTDOWN).forEach(parent -> ((ObjectNode) parent).remove(COUNTDOWN));
    copy.findParents(LAST_ANSWER).forEach(parent -> ((ObjectNode) parent).remove(LAST_ANSWER));
    return copy;
  }
}
