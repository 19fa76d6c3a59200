package dev.tweed.cluster.etcd;

import io.etcd.jetcd.api.WatchGrpc;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One watch call to one member: answers wait here until the watch's thread takes them.
 *
 * <p>When too many wait, the call is given up; those that wait are still told. Left unread on the
 * connection instead, they would hold up all other calls on it.
 */
final class WatchStream implements AutoCloseable {

  /** Each is a revision or more; beyond this the listener is far too slow. */
  private static final int LONGEST_QUEUE = 8_192;

  private sealed interface Signal {}

  private record Answer(WatchResponse response) implements Signal {}

  private record Broken(Status status) implements Signal {}

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final ClientCall<WatchRequest, WatchResponse> call;

  private WatchStream(ClientCall<WatchRequest, WatchResponse> call) {
    this.call = call;
  }

  static WatchStream open(Connection connection, WatchRequest request) {
    WatchStream stream = new WatchStream(connection.stream(WatchGrpc.getWatchMethod()));
    stream.call.start(stream.new Listening(), new Metadata());
    stream.call.request(1);
    stream.call.sendMessage(request);
    return stream;
  }

  /**
   * Waits for the next answer.
   *
   * @throws StatusRuntimeException when there will be none
   */
  WatchResponse next() throws InterruptedException {
    return switch (signals.take()) {
      case Answer(WatchResponse response) -> response;
      case Broken(Status status) -> throw status.asRuntimeException();
    };
  }

  /** Ends it: whoever waits for an answer gets a failure. */
  @Override
  public void close() {
    call.cancel("the watch is closed", null);
  }

  private final class Listening extends ClientCall.Listener<WatchResponse> {

    @Override
    public void onMessage(WatchResponse response) {
      signals.add(new Answer(response));
      if (signals.size() < LONGEST_QUEUE) {
        call.request(1);
      } else {
        call.cancel("the listener is slower than the store", null);
      }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      signals.add(
          new Broken(
              status.isOk() ? Status.UNAVAILABLE.withDescription("ended the watch") : status));
    }
  }
}
