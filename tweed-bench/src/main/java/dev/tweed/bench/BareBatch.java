package dev.tweed.bench;

import dev.tweed.host.HostFdbEntry;
import dev.tweed.host.HostNeighbour;
import dev.tweed.host.HostNexthop;
import dev.tweed.host.HostObject;
import dev.tweed.host.HostRoute;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.Netlink;
import dev.tweed.linux.route.FdbEntry;
import dev.tweed.linux.route.Neighbour;
import dev.tweed.linux.route.Nexthop;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteObject;
import dev.tweed.linux.route.RouteRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests as finished bytes, in few sends; the last request of each asks for an ack.
 *
 * @param sends each with whole messages
 */
record BareBatch(List<ByteBuffer> sends) {

  private static final int LARGEST_SEND = 1 << 20;
  private static final int LARGEST_REQUEST = 256;

  static BareBatch adding(List<HostObject> objects, int link) {
    return of(objects.stream().map(object -> RouteRequest.add(wire(object, link))).toList());
  }

  static BareBatch deleting(List<HostObject> objects, int link) {
    return of(objects.stream().map(object -> RouteRequest.delete(wire(object, link))).toList());
  }

  private static RouteObject wire(HostObject object, int link) {
    return switch (object) {
      case HostNeighbour it -> Neighbour.permanent(link, it.address(), it.mac());
      case HostFdbEntry it -> FdbEntry.tunnel(link, it.mac(), it.vtep());
      case HostNexthop it ->
          Nexthop.via(it.id(), it.gateway(), link).withProtocol(it.protocol()).onlink();
      case HostRoute it -> route(it, link);
      default -> throw new IllegalArgumentException(object.toString());
    };
  }

  private static Route route(HostRoute route, int link) {
    Route wire = Route.to(route.destination()).withProtocol(route.protocol());
    return switch (route.hop()) {
      case HostRoute.Hop.Through(int id) -> wire.through(id);
      case HostRoute.Hop.Via(var gateway, _, _) when gateway != null ->
          wire.on(link).via(gateway).onlink();
      case HostRoute.Hop.Via _ -> wire.on(link);
    };
  }

  private static BareBatch of(List<RouteRequest> requests) {
    List<ByteBuffer> sends = new ArrayList<>();
    ByteBuffer send = fresh();
    int last = 0;
    for (RouteRequest request : requests) {
      if (send.remaining() < LARGEST_REQUEST) {
        sends.add(finished(send, last));
        send = fresh();
      }
      last = send.position();
      append(request, send);
    }
    sends.add(finished(send, last));
    return new BareBatch(sends);
  }

  private static ByteBuffer fresh() {
    return ByteBuffer.allocateDirect(LARGEST_SEND).order(ByteOrder.nativeOrder());
  }

  private static void append(RouteRequest request, ByteBuffer out) {
    MessageWriter body = new MessageWriter();
    request.encode(body);
    out.putInt(Netlink.HEADER + body.length()).putShort((short) request.type());
    out.putShort((short) (Netlink.REQUEST | request.flags())).putInt(1).putInt(0);
    out.put(body.written());
  }

  private static ByteBuffer finished(ByteBuffer send, int last) {
    int flags = last + 6;
    return send.putShort(flags, (short) (send.getShort(flags) | Netlink.ACK)).flip();
  }
}
