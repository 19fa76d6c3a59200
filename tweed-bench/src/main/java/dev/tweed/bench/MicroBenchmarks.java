package dev.tweed.bench;

import dev.tweed.host.Difference;
import dev.tweed.host.HostFdbEntry;
import dev.tweed.host.HostNeighbour;
import dev.tweed.host.HostNexthop;
import dev.tweed.host.HostObject;
import dev.tweed.host.HostRoute;
import dev.tweed.host.HostState;
import dev.tweed.linux.Wakeup;
import dev.tweed.linux.netlink.MessageWriter;
import dev.tweed.linux.netlink.NetlinkMessage;
import dev.tweed.linux.route.Neighbour;
import dev.tweed.linux.route.Route;
import dev.tweed.linux.route.RouteEvent;
import dev.tweed.net.IpAddress;
import dev.tweed.net.IpPrefix;
import dev.tweed.net.MacAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a burst of peers is made of, step by step, beside the least code that does the same. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class MicroBenchmarks {

  static final Map<String, String> ALTERNATIVES =
      Map.of(
          "encodeNeighbour", "puts into a ByteBuffer",
          "decodeNeighbour", "gets from a ByteBuffer",
          "decodeRoute", "gets from a ByteBuffer",
          "difference", "lookups in a HashMap",
          "systemCalls", "java.nio pipe");

  private static final int RTM_NEWROUTE = 24;
  private static final int RTM_NEWNEIGH = 28;
  private static final int LINK = 7;
  private static final IpAddress ADDRESS = IpAddress.parse("10.244.7.0");
  private static final MacAddress MAC = MacAddress.parse("0e:54:0a:f4:07:00");

  private final Neighbour neighbour = Neighbour.permanent(LINK, ADDRESS, MAC);
  private final Route route = Route.to(new IpPrefix(ADDRESS, 24)).on(LINK).via(ADDRESS).onlink();
  private final MessageWriter writer = new MessageWriter();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64).order(ByteOrder.nativeOrder());
  private final NetlinkMessage neighbourMessage = message(RTM_NEWNEIGH, neighbour::encode);
  private final NetlinkMessage routeMessage = message(RTM_NEWROUTE, route::encode);
  private final HostState desired = HostState.of(objects());
  private final HostState observed = HostState.of(objects());
  private final Map<Object, HostObject> plain = new HashMap<>();
  private final Wakeup wakeup = new Wakeup();
  private final Pipe pipe = pipe();
  private final ByteBuffer eight = ByteBuffer.allocateDirect(8);

  /** JMH makes instances. */
  public MicroBenchmarks() {
    observed.objects().forEach(object -> plain.put(object.key(), object));
  }

  private static NetlinkMessage message(int type, java.util.function.Consumer<MessageWriter> body) {
    MessageWriter out = new MessageWriter();
    body.accept(out);
    ByteBuffer bytes = ByteBuffer.allocateDirect(out.length()).order(ByteOrder.nativeOrder());
    bytes.put(out.written()).flip();
    return new NetlinkMessage(type, 0, 0, bytes);
  }

  private static Pipe pipe() {
    try {
      return Pipe.open();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<HostObject> objects() {
    List<HostObject> objects = new ArrayList<>();
    for (int i = 0; i < BurstSuite.PEERS; i++) {
      IpAddress gateway = ADDRESS.plus(i * 256L);
      MacAddress mac = new MacAddress(MAC.bits() + i * 256L);
      int id = gateway.lowBits();
      objects.add(new HostNeighbour("tweed.1", gateway, mac));
      objects.add(new HostFdbEntry("tweed.1", mac, gateway));
      objects.add(new HostNexthop(id, gateway, "tweed.1", true, HostObject.PROTOCOL));
      objects.add(
          new HostRoute(
              new IpPrefix(gateway, 24), new HostRoute.Hop.Through(id), HostObject.PROTOCOL));
    }
    return objects;
  }

  @Benchmark
  public int encodeNeighbour() {
    writer.truncate(0);
    neighbour.encode(writer);
    return writer.length();
  }

  @Benchmark
  public int encodeNeighbourByHand() {
    buffer.clear();
    buffer.putInt(2).putInt(LINK).putShort((short) 0x80).putShort((short) 0);
    buffer.putShort((short) 8).putShort((short) 1);
    buffer.putInt(Integer.reverseBytes(ADDRESS.lowBits()));
    buffer.putShort((short) 10).putShort((short) 2);
    buffer.putInt(Integer.reverseBytes((int) (MAC.bits() >>> 16)));
    buffer.putShort(Short.reverseBytes((short) MAC.bits())).putShort((short) 0);
    return buffer.position();
  }

  @Benchmark
  public RouteEvent decodeNeighbour() {
    return RouteEvent.decode(neighbourMessage);
  }

  @Benchmark
  public long decodeNeighbourByHand() {
    ByteBuffer body = neighbourMessage.body();
    return body.getInt(4) + body.getInt(16) + body.getInt(24) + (long) body.getShort(28);
  }

  @Benchmark
  public RouteEvent decodeRoute() {
    return RouteEvent.decode(routeMessage);
  }

  @Benchmark
  public long decodeRouteByHand() {
    ByteBuffer body = routeMessage.body();
    return body.getInt(0) + body.getInt(4) + body.getInt(16) + (long) body.getInt(24);
  }

  @Benchmark
  public Difference difference() {
    return Difference.between(desired, observed);
  }

  @Benchmark
  public int differenceByHand() {
    int differing = 0;
    for (HostObject object : desired.objects()) {
      differing += object.equals(plain.get(object.key())) ? 0 : 1;
    }
    return differing;
  }

  @Benchmark
  public void systemCalls() {
    wakeup.raise();
    wakeup.lower();
  }

  @Benchmark
  public int systemCallsByHand() throws IOException {
    eight.clear();
    int written = pipe.sink().write(eight);
    eight.clear();
    return written + pipe.source().read(eight);
  }
}
