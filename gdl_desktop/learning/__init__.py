"""What every training loop shares: device, snapshots, checkpoints, the run store, the loop itself. No Qt."""
