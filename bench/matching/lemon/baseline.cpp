// LEMON's network simplex on a market written by baselines.ts: baseline <file> <times>
// Prints the largest total weight and the processor seconds of each solve alone, without reading and building the graph.
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

template <typename T> static std::vector<T> take(std::FILE *file, std::size_t count) {
  std::vector<T> values(count);
  if (std::fread(values.data(), sizeof(T), count, file) != count) std::exit(2);
  return values;
}

static std::string decimal(__int128 value) {
  std::string digits;
  do digits.insert(digits.begin(), char('0' + int(value % 10)));
  while ((value /= 10) > 0);
  return digits;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  std::FILE *file = std::fopen(argv[1], "rb");
  if (!file) return 2;
  const auto sizes = take<std::int32_t>(file, 3);
  const int seekers = sizes[0], hosts = sizes[1], pairs = sizes[2];
  const auto seats = take<std::int32_t>(file, hosts);
  const auto rows = take<std::int32_t>(file, seekers + 1);
  const auto hostOf = take<std::int32_t>(file, pairs);
  const auto weights = take<double>(file, pairs);
  std::fclose(file);

  typedef lemon::SmartDigraph Graph;
  typedef lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t> Simplex;
  std::int64_t most = 0;
  for (double weight : weights) most = std::max(most, std::int64_t(weight) + 1);
  Graph graph;
  graph.reserveNode(seekers + hosts + 1);
  graph.reserveArc(pairs + seekers);
  for (int node = 0; node <= seekers + hosts; node++) graph.addNode();
  // Everybody sends one unit to a host, or to the last node, which stands for having none; hosts take at most their seats. What a pair
  // costs is what it is short of `most`, which is more than any: every unit costs something, so nobody sends two. Without a source
  // and a sink this was 1.2 to 4 times as fast as with one.
  Graph::ArcMap<std::int64_t> cost(graph);
  Graph::NodeMap<std::int64_t> supply(graph);
  for (int seeker = 0; seeker < seekers; seeker++) {
    supply[graph.nodeFromId(seeker)] = 1;
    for (int pair = rows[seeker]; pair < rows[seeker + 1]; pair++) {
      cost[graph.addArc(graph.nodeFromId(seeker), graph.nodeFromId(seekers + hostOf[pair]))] = most - std::int64_t(weights[pair]);
    }
    cost[graph.addArc(graph.nodeFromId(seeker), graph.nodeFromId(seekers + hosts))] = most;
  }
  for (int host = 0; host < hosts; host++) supply[graph.nodeFromId(seekers + host)] = -seats[host];
  supply[graph.nodeFromId(seekers + hosts)] = -seekers;

  std::string times;
  __int128 total = 0;
  for (int n = 0; n < std::atoi(argv[2]); n++) {
    Simplex simplex(graph);
    simplex.costMap(cost).supplyMap(supply).supplyType(Simplex::GEQ);
    const std::clock_t start = std::clock();
    if (simplex.run() != Simplex::OPTIMAL) return 3;
    times += (n > 0 ? "," : "") + std::to_string(double(std::clock() - start) / CLOCKS_PER_SEC);
    total = 0;
    for (Graph::ArcIt arc(graph); arc != lemon::INVALID; ++arc) total += __int128(simplex.flow(arc)) * (most - cost[arc]);
  }
  std::printf("{\"total\":\"%s\",\"cpuSeconds\":[%s]}\n", decimal(total).c_str(), times.c_str());
}
