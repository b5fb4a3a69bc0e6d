using Hotline.Bench;

if (args is ["relay", var url])
    return await Relay.RunAsync(url);

(string Name, Func<Report, Effort, Task> RunAsync)[] benchmarks =
[
    ("queue", QueueBenchmark.RunAsync), ("chat", ChatBenchmark.RunAsync), ("memory", MemoryBenchmark.RunAsync), ("idle", IdleBenchmark.RunAsync),
    ("growth", GrowthBenchmark.RunAsync), ("wenzhou", WenzhouBenchmark.RunAsync),
    ("same-work", SameWorkBenchmark.RunAsync), ("surge", SurgeBenchmark.RunAsync),
    ("offer", OfferBenchmark.RunAsync), ("voice", VoiceBenchmark.RunAsync), ("wallboard", WallboardBenchmark.RunAsync),
];
string? name = null, file = null;
int? contacts = null;
var quick = false;
for (var i = 0; i < args.Length; i++)
    if (args[i] == "--json" && i + 1 < args.Length)
        file = args[++i];
    else if (args[i] == "--contacts" && i + 1 < args.Length)
        contacts = int.Parse(args[++i], System.Globalization.CultureInfo.InvariantCulture);
    else if (args[i] == "--quick")
        quick = true;
    else
        name = args[i];
if (name is not null && benchmarks.All(b => b.Name != name))
{
    await Console.Error.WriteLineAsync($"ops/bench: there is no benchmark {name}; there are: {string.Join(' ', benchmarks.Select(b => b.Name))}");
    return 2;
}

var report = new Report();
Facts.Print();
if (quick)
    Console.WriteLine("A quick run: it shows that the benchmarks work. Its figures say nothing.");
try
{
    foreach (var benchmark in benchmarks.Where(b => name is null || b.Name == name))
        await benchmark.RunAsync(report, new Effort(quick, contacts));
}
catch (BenchException e)
{
    await Console.Error.WriteLineAsync($"ops/bench: {e.Message}");
    return 1;
}
if (file is not null)
    await report.WriteAsync(file);
return 0;
