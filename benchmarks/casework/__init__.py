"""What the benchmarks of cases share: the scene, and clients that are processes of their own."""
