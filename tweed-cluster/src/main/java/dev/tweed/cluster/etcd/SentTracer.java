package dev.tweed.cluster.etcd;

import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;

/** Whether anything of a call has left for the server: if not, it has not been done. */
final class SentTracer extends ClientStreamTracer.Factory {

  private volatile boolean sent;

  boolean happened() {
    return sent;
  }

  @Override
  public ClientStreamTracer newClientStreamTracer(
      ClientStreamTracer.StreamInfo info, Metadata headers) {
    return new ClientStreamTracer() {
      @Override
      public void outboundHeaders() {
        sent = true;
      }
    };
  }
}
