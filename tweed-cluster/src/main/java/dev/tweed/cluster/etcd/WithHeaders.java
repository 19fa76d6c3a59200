package dev.tweed.cluster.etcd;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;

/** A channel whose calls carry these headers. */
final class WithHeaders extends Channel {

  private final Channel channel;
  private final Metadata extra;

  WithHeaders(Channel channel, Metadata extra) {
    this.channel = channel;
    this.extra = extra;
  }

  @Override
  public <Q, R> ClientCall<Q, R> newCall(MethodDescriptor<Q, R> method, CallOptions options) {
    return new SimpleForwardingClientCall<>(channel.newCall(method, options)) {
      @Override
      public void start(Listener<R> listener, Metadata headers) {
        headers.merge(extra);
        super.start(listener, headers);
      }
    };
  }

  @Override
  public String authority() {
    return channel.authority();
  }
}
