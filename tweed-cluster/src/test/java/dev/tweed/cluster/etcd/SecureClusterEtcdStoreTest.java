package dev.tweed.cluster.etcd;

import dev.tweed.cluster.store.ClusterStore;
import dev.tweed.cluster.store.ClusterStoreContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract, kept by a real etcd of three members, with TLS on both sides and users. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NeedsEtcd
class SecureClusterEtcdStoreTest extends ClusterStoreContract {

  private EtcdCluster etcd;

  @BeforeAll
  void startEtcd() {
    etcd = EtcdCluster.secure(3);
    etcd.enableUsers();
  }

  @AfterAll
  void stopEtcd() {
    etcd.close();
  }

  @Override
  protected ClusterStore emptyStore() {
    etcd.clear();
    return EtcdStore.open(etcd.options());
  }

  @Override
  protected void pass(Duration time) {
    Pause.of(time);
  }

  @Override
  protected void compact(ClusterStore store) {
    etcd.compact();
  }
}
