"""Makes golden.json beside this file: three models that PyTorch trained for a few steps, in single precision on one thread.

    python make_parity.py (needs the package torch)

For each model: its parameters and running statistics before and after, the batches that it saw in turn, and the loss of each step.
"""

import json
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

HERE = Path(__file__).resolve().parent
STEPS = 10
BATCHES = 2
EXAMPLES = 5
CLASSES = 3


class Cnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 3, 3, padding=1)
        self.bn1 = nn.BatchNorm2d(3)
        self.conv2 = nn.Conv2d(3, 4, 3, padding=1, stride=1)
        self.bn2 = nn.BatchNorm2d(4)
        self.fc = nn.Linear(16, CLASSES)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(x))), 2)
        x = F.avg_pool2d(F.relu(self.bn2(self.conv2(x))), 2)
        return self.fc(x.flatten(1))


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(1, 3, 3, padding=1, bias=False)
        self.bn0 = nn.BatchNorm2d(3)
        self.conv1 = nn.Conv2d(3, 4, 3, padding=1, stride=2, bias=False)
        self.bn1 = nn.BatchNorm2d(4)
        self.conv2 = nn.Conv2d(4, 4, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(4)
        self.down = nn.Conv2d(3, 4, 1, stride=2, bias=False)
        self.fc = nn.Linear(4, CLASSES)

    def forward(self, x):
        x = F.relu(self.bn0(self.stem(x)))
        y = F.relu(self.bn1(self.conv1(x)))
        y = F.relu(self.bn2(self.conv2(y)) + self.down(x))
        return self.fc(y.mean((2, 3)))


def mlp():
    return nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, CLASSES))


def state(model):
    return {
        name: value.flatten().tolist()
        for name, value in model.state_dict().items()
        if value.is_floating_point()
    }


def train(model, shape, optimizer, rate, clip=None, smoothing=0.0):
    model.train()
    before = state(model)
    inputs = [torch.randn(EXAMPLES, *shape) for _ in range(BATCHES)]
    labels = [torch.randint(CLASSES, (EXAMPLES,)) for _ in range(BATCHES)]
    optimizer = optimizer(model.parameters(), lr=rate)
    losses = []
    for step in range(STEPS):
        optimizer.zero_grad()
        loss = F.cross_entropy(model(inputs[step % BATCHES]), labels[step % BATCHES], label_smoothing=smoothing)
        loss.backward()
        if clip:
            nn.utils.clip_grad_norm_(model.parameters(), clip)
        optimizer.step()
        losses.append(loss.item())
    return {
        "rate": rate,
        "before": before,
        "inputs": [batch.flatten().tolist() for batch in inputs],
        "labels": [batch.tolist() for batch in labels],
        "losses": losses,
        "after": state(model),
    }


def main():
    torch.manual_seed(20261126)
    torch.set_num_threads(1)
    golden = {
        "mlp": train(mlp(), (6,), lambda p, lr: torch.optim.AdamW(p, lr=lr, weight_decay=0.01), 0.01),
        "cnn": train(
            Cnn(),
            (1, 8, 8),
            lambda p, lr: torch.optim.SGD(p, lr=lr, momentum=0.9, nesterov=True, weight_decay=0.001),
            0.05,
        ),
        "residual": train(
            Residual(),
            (1, 8, 8),
            lambda p, lr: torch.optim.SGD(p, lr=lr, momentum=0.9),
            0.1,
            clip=0.5,
            smoothing=0.1,
        ),
    }
    (HERE / "golden.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
